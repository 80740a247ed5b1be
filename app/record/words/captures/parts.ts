// How copies and quotations are shown: who kept which file when, and the quoted words in the middle of what stands around them.
import { marked } from '../../../acts/cover.ts';
import { routes } from '../../../base/routes.ts';
import { saySize } from '../../../i18n/say.ts';
import { type Html, html, nothing } from '../../../web/html.ts';
import { dateTag, notice, stateTag, tag, withCovered } from '../../../web/parts.ts';
import { inLanguage, rich, to, type View } from '../../../web/view.ts';
import { saidInLink } from '../parts.ts';
import type { Statement } from '../store.ts';
import { CONTEXT } from './acts.ts';
import type { Capture, Quotation } from './store.ts';

/** The copies of a source: "captured by X on day", each a file to download with its digest. */
export function captureList(view: View, captures: readonly Capture[]): Html {
  const { t } = view;
  if (captures.length === 0) return html`<p class="soft">${t('words-captures-none')}</p>`;
  return html`<p class="soft">${t('words-captures-lead')}</p><ul class="list">${captures.map((one) => html`<li id="capture-${one.id}">${captureItem(view, one)}</li>`)}</ul>`;
}

function captureItem(view: View, one: Capture): Html {
  const { t } = view;
  const by =
    one.captured_by === null
      ? stateTag(view, 'covered')
      : inLanguage(view, one.lang, withCovered(view, one.captured_by));
  const when = html`${dateTag(view, one.captured_on)}${one.captured_time && `, ${one.captured_time}`}`;
  const file =
    one.file === null
      ? stateTag(view, 'covered')
      : html`<a href="${view.href(routes.file, { digest: one.file })}" download>${one.file_name ?? t('words-capture-file')}</a> <small>(${saySize(view.lang, one.bytes)})</small>`;
  return html`<p>${rich(view, 'words-capture-line', { by, when })}</p><p>${file}</p>${
    one.file !== null && html`<p><small>${t('words-capture-digest')} <code>${one.file}</code></small></p>`
  }${one.text_digest === null && html`<p><small>${t('words-capture-no-text')}</small></p>`}${one.note !== null && html`<p>${inLanguage(view, one.lang, withCovered(view, one.note))}</p>`}`;
}

/** The words of a statement where they stand; or that they do not stand in the copy, or that no copy is held. */
export function quotationBlock(view: View, statement: Statement, quotation: Quotation | undefined): Html {
  if (!statement.quoted) return nothing;
  const { t } = view;
  const title = html`<h2 id="quotation">${t('words-quotation-title')}</h2>`;
  if (!quotation)
    return html`${title}<p>${tag('unheld', t('words-quotation-unheld'))} ${t('words-quotation-unheld-what')}</p>`;
  const where = whereFrom(view, quotation);
  if (quotation.mark === 'unresolved')
    return html`${title}${notice(view, 'warn', t('words-quotation-unresolved'), html`<p>${t('words-quotation-unresolved-what', { n: quotation.found })}</p><p>${where}</p>`)}`;
  // What stands around words that are covered would tell what they were.
  if (statement.words === null || statement.words.includes(marked))
    return html`${title}<p>${stateTag(view, 'covered')}</p>`;
  const own = (words: string | null) => words !== null && withCovered(view, words);
  return html`${title}<blockquote class="said">${inLanguage(view, statement.lang, html`${quotation.before && (quotation.start_at ?? 0) > quotation.before.length && '… '}${own(quotation.before)}<mark>${statement.words}</mark>${own(quotation.after)}${(quotation.after?.length ?? 0) >= CONTEXT && ' …'}`)}</blockquote><p>${where}</p>`;
}

function whereFrom(view: View, one: Quotation): Html {
  const digest =
    one.text_digest &&
    html` <small>${view.t('words-quotation-digest')} <code>${one.text_digest.slice(0, 16)}…</code></small>`;
  if (one.letter !== null && one.version !== null) {
    const href = view.href(routes.letterVersion, { letter: `${one.letter}-${one.slug}`, version: one.version });
    return html`${rich(view, 'words-quotation-version', { link: to(href), n: one.version })}${digest}`;
  }
  if (!one.source) return html`${digest}`;
  const href = `${view.href(routes.source, { source: one.source })}#capture-${one.capture}`;
  const by = one.captured_by === null ? stateTag(view, 'covered') : html`${withCovered(view, one.captured_by)}`;
  return html`${rich(view, one.mark === 'resolved' ? 'words-quotation-capture' : 'words-quotation-looked', {
    link: to(href),
    title: saidInLink(view, one.source_lang ?? one.lang, one.source_title),
    by,
    when: dateTag(view, one.captured_on ?? ''),
  })}${digest}`;
}
