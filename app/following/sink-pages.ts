// Reading what this machine would have mailed: only on loopback, only while no mail server is configured.
// Mail is shown as plain text; its HTML is never put into a page.
import { routes } from '../base/routes.ts';
import { type Html, html, isSafeAddress } from '../web/html.ts';
import { layout } from '../web/layout.ts';
import { emptyState, facts, instantTag, queue } from '../web/parts.ts';
import type { View } from '../web/view.ts';
import { readMail } from './read-mail.ts';

export type SunkMail = { id: string; at: Date; raw: Buffer; to: string[] };
export type MailSink = { list: () => SunkMail[]; find: (id: string) => SunkMail | undefined };

const shownAtOnce = 50;

/** Newest first. */
export async function sinkPage(view: View, sink: MailSink): Promise<Html> {
  const { t, href } = view;
  const mails = sink.list().slice(0, shownAtOnce);
  const items = await Promise.all(
    mails.map(async (mail) => {
      const { subject } = await readMail(mail.raw);
      const about = html`${mail.to.join(', ')} · ${instantTag(view, mail.at)}`;
      return {
        title: subject ?? t('following-sink-no-subject'),
        href: href(routes.mailSinkMessage, { message: mail.id }),
        about,
      };
    }),
  );
  const title = t('following-sink-title');
  const list =
    items.length > 0
      ? html`<h2 class="vh">${t('following-sink-messages')}</h2>${queue(items)}`
      : emptyState(view, { title: t('following-sink-empty'), what: t('following-sink-empty-what') });
  const main = html`<h1>${title}</h1><p class="lead">${t('following-sink-lead')}</p>${list}`;
  return layout(view, { title, main, noindex: true });
}

export async function sunkMailPage(view: View, mail: SunkMail): Promise<Html> {
  const { t, href } = view;
  const read = await readMail(mail.raw);
  const title = read.subject ?? t('following-sink-no-subject');
  const lines = (read.text ?? '').trimEnd().split('\n');
  const main = html`<h1>${title}</h1>
${facts([
  [t('following-sink-to'), mail.to.join(', ')],
  [t('following-sink-from'), read.from?.text ?? ''],
  [t('following-sink-at'), instantTag(view, mail.at)],
])}
<div class="letter">${lines.map((line) => html`${withLinks(line)}<br>`)}</div>`;
  return layout(view, {
    title,
    main,
    noindex: true,
    crumbs: [{ label: t('following-sink-title'), href: href(routes.mailSink) }, { label: title }],
  });
}

/** Addresses in a line of text become links. */
function withLinks(line: string): Html {
  const pieces = line.split(/(https?:\/\/[^\s<>"]+)/);
  return html`${pieces.map((piece, i) => (i % 2 === 1 && isSafeAddress(piece) ? html`<a href="${piece}">${piece}</a>` : piece))}`;
}
