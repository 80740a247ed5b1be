// The pieces that show where words come from: a covered text, cited sources, a statement. Other rooms' pages use them too.
// They show what the record holds and say what it does not hold; they never fill in either.
import { marked } from '../../acts/cover.ts';
import { routes } from '../../base/routes.ts';
import { type Html, html, nothing, type Value } from '../../web/html.ts';
import { answerBlock, dateTag, details, stateTag, tag, withCovered } from '../../web/parts.ts';
import { inLanguage, rich, to, type View } from '../../web/view.ts';
import type { Covers } from '../letters/store.ts';
import { type HolderName, holderRoute } from '../people/holder.ts';
import type { Source } from './sources.ts';
import type { Statement } from './store.ts';

/** Words of the record in their own language; where they are covered, that they are. */
export const said = (view: View, lang: string, words: string | null): Html =>
  words === null ? stateTag(view, 'covered') : inLanguage(view, lang, words);

/** The same inside a link, which cannot hold another one. */
export const saidInLink = (view: View, lang: string, words: string | null): Html =>
  words === null ? stateTag(view, 'covered') : inLanguage(view, lang, words);

/** The same as plain text, for titles and options. */
export const saidPlainly = (view: Pick<View, 't'>, words: string | null): string => words ?? view.t('state-covered');

/** A holder's name as a link to its page; a post says whose post it is. */
export function holderLink(view: View, name: HolderName | undefined, withOf = true): Html {
  if (!name) return html`${view.t('words-unknown-holder')}`;
  const { route, params } = holderRoute(name);
  const link = html`<a href="${view.href(route, params)}">${saidInLink(view, name.lang, name.name)}</a>`;
  return name.of && withOf ? html`${link}, ${said(view, name.of.lang, name.of.name)}` : link;
}

/** One source in a line: who published what, when, how sure that is, and what of it is held. */
export function sourceLine(view: View, source: Source): Html {
  const { t } = view;
  const parts: Value[] = [
    html`<a href="${view.href(routes.source, { source: source.id })}"><cite>${saidInLink(view, source.lang, source.title)}</cite></a>`,
    source.publisher && inLanguage(view, source.lang, source.publisher),
    source.published && dateTag(view, source.published),
    source.held
      ? source.url
        ? webLink(source.url, t('words-source-read'))
        : t('words-source-no-address')
      : stateTag(view, 'unheld'),
  ];
  return html`${parts.filter(Boolean).map((part, i) => html`${i > 0 && ', '}${part}`)} ${standingTag(view, source.standing)}`;
}

/** A web address as a link; one of which a part is covered leads nowhere, so what is left of it stands as words. */
export const webLink = (url: string, words: Value = url, left: Value = url): Html =>
  url.includes(marked) ? html`${left}` : html`<a href="${url}" rel="noopener nofollow">${words}</a>`;

/** How sure the record is; the words are the same for everyone. */
export const standingTag = (view: View, standing: string): Html =>
  standing === 'own' ? tag('given', view.t('words-standing-own')) : stateTag(view, standing as 'reported');

/** The sources of one act, as a list under what they support. Says so where there is none. */
export function citedSources(view: View, sources: readonly Source[] | undefined): Html {
  if (!sources || sources.length === 0) return html`<p class="soft">${view.t('words-no-sources')}</p>`;
  return html`<ul>${sources.map((source) => html`<li>${sourceLine(view, source)}</li>`)}</ul>`;
}

/** The same, folded away, where a page has many acts. Nothing where there is none. */
export const foldedSources = (view: View, sources: readonly Source[] | undefined): Html =>
  sources && sources.length > 0
    ? details(view.t('words-sources-fold', { n: sources.length }), citedSources(view, sources))
    : nothing;

export type StatementContext = {
  /** who speaks: a post, an organization, a person or only a role */
  speaker: Html;
  sources: readonly Source[] | undefined;
  covers: Covers;
  /** links: to the statement's own page, its correction … */
  links?: readonly Html[];
  level?: 2 | 3;
  /** on its own page, where it needs no link to itself */
  alone?: boolean;
};

/** One statement: whose words, quoted or told, where, when, from which source. */
export function statementBlock(view: View, statement: Statement, about: StatementContext): Html {
  const { t } = view;
  const own = statement.quoted && statement.words !== null;
  const takedown = (field: string) => {
    const cover = about.covers.get(`${statement.act_id}.${field}`);
    return cover && view.href(routes.takedown, { takedown: cover.by });
  };
  const told = (field: 'words' | 'dispute' | 'venue', words: string) =>
    inLanguage(view, statement.lang, withCovered(view, words, takedown(field)));
  return answerBlock(view, {
    state: statement.standing === 'own' ? 'official' : (statement.standing as 'reported'),
    who: about.speaker,
    when: { on: statement.day, ...(statement.until_day ? { until: statement.until_day } : {}) },
    origin: statement.given === 'here' ? 'given' : 'recorded',
    ...(own || statement.words === null
      ? { quote: { words: statement.words, lang: statement.lang, takedown: takedown('words') } }
      : {}),
    more: html`${!own && statement.words !== null && html`<p>${t('words-told')} ${told('words', statement.words)}</p>`}
${statement.dispute && html`<p>${t('words-differ')} ${told('dispute', statement.dispute)}</p>`}
<p><small>${statement.venue && html`${told('venue', statement.venue)} · `}${t(`words-attribution-${statement.attribution}`)}</small></p>
${foldedSources(view, about.sources)}`,
    links: [
      ...(about.alone
        ? []
        : [
            html`<a href="${view.href(routes.statement, { statement: statement.number })}">${t('words-statement-n', { n: statement.number })}</a>`,
          ]),
      ...(about.links ?? []),
    ],
    ...(about.level ? { level: about.level } : {}),
  });
}

/** A hint with a link to where sources are recorded, for every form that cites them. */
export const sourceHint = (view: View): Html =>
  rich(view, 'words-form-sources-hint', { new: to(view.href(routes.deskSources)) });
