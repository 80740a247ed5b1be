// How a power is said: in sentences, in a table, and as the answer to "who can?". Other rooms' pages use these.
// What nobody researched is said to be not established; no sentence here is legal advice, and the pages say so.
import { routes } from '../../base/routes.ts';
import { sayDate } from '../../i18n/say.ts';
import { type Html, html, nothing, type Value } from '../../web/html.ts';
import { stateTag, table } from '../../web/parts.ts';
import { inLanguage, rich, type View } from '../../web/view.ts';
import { type Holder, type HolderName, holderKey } from '../people/holder.ts';
import { sayInterval } from '../people/parts.ts';
import { foldedSources, holderLink, webLink } from '../words/parts.ts';
import { decides, isOver, type Part, partIn } from './rules.ts';
import { nameOf, type Power, type PowerContext, type WhoCan } from './store.ts';

/** "appoint": what a power lets someone do. */
export const verbWords = (view: Pick<View, 't'>, verb: string): string => view.t(`powers-verb-${verb}`);

/** "Appoint", to begin a title with. */
export function verbTitle(view: Pick<View, 't' | 'lang'>, verb: string): string {
  const words = verbWords(view, verb);
  return words.slice(0, 1).toLocaleUpperCase(view.lang) + words.slice(1);
}

/** The object in words, in its own language; the key where nobody put it in words. */
export const objectWords = (view: View, of: { object: string | null; objectKey: string; lang: string }): Html =>
  of.object ? inLanguage(view, of.lang, of.object) : html`${of.objectKey.replaceAll('-', ' ')}`;

/** One entry as a sentence: who can do it, and alone or with whom; who could, where it is over; within what others limit. */
export function powerSentence(
  view: View,
  power: Power,
  name: HolderName | undefined,
  about: { limited?: boolean } = {},
): Html {
  const holder = holderLink(view, name);
  const says = isOver(power, view.today) ? 'said' : 'says';
  if (power.mode === 'sole' && about.limited) return rich(view, `powers-mode-sole-limited-${says}`, { holder });
  if (power.mode !== 'joint') return rich(view, `powers-mode-${power.mode}-${says}`, { holder });
  return html`${votesSentence(view, `powers-mode-joint-${says}`, power, { holder })}${
    power.jointMembers && html` ${view.t('powers-joint-members')} ${inLanguage(view, power.lang, power.jointMembers)}.`
  }`;
}

/** A sentence with n of m in it; another one where the sources do not say how many votes it takes. */
function votesSentence(view: View, key: string, power: Power, more: { holder: Html }): Html {
  const { n, m } = power.joint ?? { n: null, m: 0 };
  return n === null ? rich(view, `${key}-unknown`, { ...more, m }) : rich(view, key, { ...more, n, m });
}

/** How a power is held, in a few words: "3 of 5 votes". */
export function modeWords(view: View, power: Power): string {
  if (power.mode !== 'joint' || !power.joint) return view.t(`powers-mode-${power.mode}`);
  const { n, m } = power.joint;
  return n === null ? view.t('powers-mode-joint-m', { m }) : view.t('powers-mode-joint-n', { n, m });
}

/** Each post that has a vote, and that one vote is not the power. */
export function voteSentences(view: View, power: Power, context: PowerContext): Html {
  const has = isOver(power, view.today) ? 'had' : 'has';
  const key = `powers-part-${has}-vote${power.joint?.n === 1 ? '-enough' : ''}`;
  const votes = power.jointPosts.flatMap((post) => {
    const name = context.names.get(holderKey({ post }));
    return name ? [html`<p>${votesSentence(view, key, power, { holder: holderLink(view, name, false) })}</p>`] : [];
  });
  return html`${votes}`;
}

/** Citation, interval, standing: why the register says so. */
export function powerReasons(view: View, power: Power & { applies?: 'yes' | 'perhaps' }): Html {
  const { t } = view;
  const parts: Value[] = [
    power.basis && cited(view, power, power.basis),
    sayInterval(view, power, !isOver(power, view.today)),
    power.applies === 'perhaps' && t('powers-perhaps'),
    stateTag(view, power.standing, { href: view.href(routes.power, { power: power.id }) }),
  ];
  return html`<small>${parts.filter(Boolean).map((part, i) => html`${i > 0 && ' · '}${part}`)}</small>`;
}

/** The citation, leading to the text of the law where its address is known. */
function cited(view: View, { basisUrl, lang }: Power, basis: string): Html {
  const words = inLanguage(view, lang, basis);
  return basisUrl ? webLink(basisUrl, words, words) : words;
}

/** The register as a table: who, what, how, when, how sure. */
export function powerTable(
  view: View,
  powers: readonly Power[],
  context: PowerContext,
  { id, caption }: { id: string; caption: string },
): Html {
  const { t } = view;
  const columns = [
    { label: t('powers-what') },
    { label: t('powers-holder') },
    { label: t('powers-mode') },
    { label: t('powers-interval') },
    { label: t('powers-standing') },
  ];
  const rows = powers.map((power) => [
    html`<a href="${view.href(routes.power, { power: power.id })}">${verbTitle(view, power.verb)}: ${objectWords(view, power)}</a>`,
    holderLink(view, nameOf(context, power), false),
    modeWords(view, power),
    sayInterval(view, power, !isOver(power, view.today)),
    stateTag(view, power.standing),
  ]);
  return table(view, { id, caption, columns, rows });
}

/** Not legal advice: stands wherever powers are shown. */
export const notAdvice = (view: View): Html =>
  html`<p class="soft gap"><small>${view.t('powers-not-advice')}</small></p>`;

/** The answer to one question on one day, in sentences. */
export function whoCanAnswer(view: View, answer: WhoCan, context: PowerContext): Html {
  const { t } = view;
  const tellers = { no: 'not-established', disputed: 'disputed' } as const;
  const doubt =
    answer.established === 'no' || answer.established === 'disputed'
      ? html`<p>${stateTag(view, tellers[answer.established])} ${t(answer.established === 'no' ? 'powers-not-established' : 'powers-all-disputed')}</p>`
      : answer.established === 'perhaps' && html`<p>${t('powers-all-perhaps')}</p>`;
  const limited = answer.limitedBy.length > 0;
  const entries = answer.entries.map(
    (power) =>
      html`<div class="card"><p><strong>${powerSentence(view, power, nameOf(context, power), { limited })}</strong></p>${voteSentences(view, power, context)}${entryRest(view, power, context)}</div>`,
  );
  return html`${doubt}${entries.length > 0 && html`<div class="gap">${entries}</div>`}${limited && limits(view, answer, context)}`;
}

/** Why the register says so, below the sentence that says it. */
const entryRest = (view: View, power: Power & { applies: 'yes' | 'perhaps' }, context: PowerContext): Html =>
  html`${power.note && html`<p>${inLanguage(view, power.lang, power.note)}</p>`}<p>${powerReasons(view, power)}</p>${foldedSources(view, context.sources.get(power.act_id))}`;

/** What others decided that leaves less to decide: each with its own dates, sources and standing. */
function limits(view: View, { limitedBy }: WhoCan, context: PowerContext): Html {
  const cards = limitedBy.map((power) => {
    const said = isOver(power, view.today) ? 'powers-limit-said' : 'powers-limit-says';
    const words = { holder: holderLink(view, nameOf(context, power)), object: objectWords(view, power) };
    return html`<div class="card"><p><strong>${rich(view, said, words)}</strong></p>${entryRest(view, power, context)}</div>`;
  });
  return html`<p class="gap">${view.t('powers-limits')}</p><div class="gap">${cards}</div>`;
}

/** The same entries within the same limits, as sure as before: the law did not change between two days. */
export const isSameAnswer = (a: WhoCan, b: WhoCan): boolean =>
  a.established === b.established && isSameList(a.entries, b.entries) && isSameList(a.limitedBy, b.limitedBy);

const isSameList = (a: WhoCan['entries'], b: WhoCan['entries']): boolean =>
  a.length === b.length && a.every((entry, i) => entry.id === b[i]!.id && entry.applies === b[i]!.applies);

/** What the register says of the part of someone who was asked. */
export function partSentence(view: View, answer: WhoCan, context: PowerContext, holder: Holder): Html {
  const name = context.names.get(holderKey(holder));
  const found = answer.entries.map((power) => ({ power, part: partIn(power, holder) }));
  const weight: Part[] = ['alone', 'body', 'one-vote', 'veto', 'appoints-holder', 'advisory', 'none'];
  const strongest = weight.flatMap((part) => found.filter((one) => one.part === part))[0];
  if (!strongest || !name) return nothing;
  const link = { holder: holderLink(view, name, false) };
  const { part, power } = strongest;
  const votes = part === 'body' || part === 'one-vote';
  return html`<p>${votes ? votesSentence(view, `powers-part-${part}`, power, link) : rich(view, part === 'alone' && answer.limitedBy.length > 0 ? 'powers-part-alone-limited' : `powers-part-${part}`, link)}</p>`;
}

/**
 * The card of a demand's page: who could when it was made, who can today. `answers` are for the day it was made and for today.
 * `asked` are those it was put to: each gets a sentence on its own part, where the register knows one.
 */
export function whoCanCard(
  view: View,
  answers: readonly WhoCan[],
  context: PowerContext,
  asked: readonly Holder[] = [],
): Html {
  const { t } = view;
  const [then, now] = [answers[0], answers.at(-1)];
  if (!then || !now) return html`<p>${stateTag(view, 'not-established')} ${t('powers-not-established')}</p>`;
  const parts = asked.map((holder) => partSentence(view, now, context, holder));
  const more = html`${parts}<p><small><a href="${view.href(routes.whoCan, {}, { verb: now.verb, object: now.objectKey, on: then.day })}">${t('powers-ask-more')}</a></small></p>${notAdvice(view)}`;
  const day = sayDate(view.lang, then.day);
  if (then.day === now.day || isSameAnswer(then, now)) {
    const same = then.day === now.day ? t('powers-today') : t('powers-then-and-today', { day });
    const known = then.entries.some((entry) => decides(entry.mode));
    return html`<p class="soft">${known && same}</p>${whoCanAnswer(view, now, context)}${more}`;
  }
  return html`<p class="soft">${t('powers-then', { day })}</p>${whoCanAnswer(view, then, context)}<p class="soft">${t('powers-today')}</p>${whoCanAnswer(view, now, context)}${more}`;
}

/** The question as a heading: "Who can dismiss the chief of police?" */
export const whoCanQuestion = (view: View, verb: string, object: Html): Html =>
  rich(view, 'powers-question', { verb: verbWords(view, verb), object });

/** The words of a question's object, from any entry that has them. */
export function objectOf(
  view: View,
  answers: readonly WhoCan[],
  known: readonly { objectKey: string; object: string | null; lang: string }[],
): Html {
  const key = answers[0]?.objectKey ?? '';
  const entry =
    answers.flatMap((answer) => answer.entries).find((power) => power.object) ??
    known.find((one) => one.objectKey === key && one.object);
  return entry
    ? objectWords(view, { object: entry.object, objectKey: key, lang: entry.lang })
    : html`${key.replaceAll('-', ' ')}`;
}
