// What a mail looks like: plain text, and the same as simple HTML. Every word comes from the translations and the values given;
// a value can never become a header, a second receiver, a link or markup.
import { routes } from '../base/routes.ts';
import type { Args } from '../i18n/translator.ts';
import { type Html, html, join } from '../web/html.ts';
import type { View } from '../web/view.ts';

export type MailWords = { subject: string; body: string };

/** A finished mail, as nodemailer takes it. */
export type Composed = {
  from: { name: string; address: string };
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
  messageId: string;
  headers: Record<string, string>;
};

export type ToCompose = {
  id: string;
  to: string;
  from: { name: string; address: string };
  view: View;
  words: MailWords;
  args: Args;
  /** the token of "stop this mail" */
  stop?: string | undefined;
};

// Subjects and names from people hold no control characters: a line end would begin a header, and bidi marks reorder what is read.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that end a header
const unseen = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g;
export const oneLine = (text: string): string => text.replace(unseen, ' ').trim();

/** @throws RangeError for a link that does not belong to the place: mail links come from the base URL, never from a request */
export function composeMail(given: ToCompose): Composed {
  const { view, words, stop } = given;
  const { place, t } = view;
  const own = Object.values(given.args).filter((value) => isOwnAddress(value, place.baseUrl));
  const args = Object.fromEntries(
    Object.entries(given.args).map(([name, value]) => [name, typeof value === 'string' ? plain(value) : value]),
  );
  const stopAddress = stop && `${place.baseUrl}${view.href(routes.stopMail, { token: stop })}`;
  const footer = [t('following-mail-footer', { place: place.name }), `${place.baseUrl}/`];
  if (place.example) footer.push(place.example);
  if (stopAddress) footer.push(t('following-mail-stop'), stopAddress);
  const paragraphs = t(words.body, args)
    .split(/\n[ \t]*\n/)
    .map((text) => text.trim())
    .filter((text) => text !== '');
  const links = new Set<unknown>([...own, `${place.baseUrl}/`, stopAddress]);
  return {
    from: { name: oneLine(given.from.name), address: given.from.address },
    to: { name: '', address: given.to },
    subject: oneLine(t(words.subject, args)).slice(0, 200),
    text: `${paragraphs.join('\n\n')}\n\n-- \n${footer.join('\n')}\n`,
    html: asHtml(view, paragraphs, footer, links).markup,
    messageId: `<${given.id}@${new URL(place.baseUrl).hostname}>`,
    headers: {
      'Auto-Submitted': 'auto-generated',
      ...(stopAddress
        ? { 'List-Unsubscribe': `<${stopAddress}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
        : {}),
    },
  };
}

const isOwnAddress = (value: unknown, baseUrl: string): value is string =>
  typeof value === 'string' && value.startsWith(`${baseUrl}/`) && !/\s/.test(value);

// A value stays inside its paragraph: a line end of its own could pose as a line of ours, even as a link.
const plain = (value: string): string => oneLine(value);

function asHtml(view: View, paragraphs: string[], footer: string[], links: Set<unknown>): Html {
  const line = (text: string) => (links.has(text) ? html`<a href="${text}">${text}</a>` : html`${text}`);
  const lines = (text: string) =>
    join(
      text.split('\n').map((each) => line(each.trim())),
      html`<br>`,
    );
  return html`<!doctype html><html lang="${view.lang}"><head><meta charset="utf-8"><title>${view.place.name}</title></head><body>
${paragraphs.map((text) => html`<p>${lines(text)}</p>\n`)}<hr><p><small>${join(footer.map(line), html`<br>`)}</small></p>
</body></html>`;
}
