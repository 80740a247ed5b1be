// How rules stand on pages: in one sentence, with what they rest on and how it is with these amounts. The same words for every rule,
// whoever asks for it.
import { sayList, sayThe } from '../../i18n/say.ts';
import { type Html, html, nothing } from '../../web/html.ts';
import { tag } from '../../web/parts.ts';
import { rich, to, type View } from '../../web/view.ts';
import { dimensions } from '../versions/words.ts';
import { briefly, exactly, said } from '../views/parts.ts';
import { type Share, type State, saidOf } from './evaluate.ts';
import type { Hint } from './hints.ts';
import type { LineSet, Values } from './line-sets.ts';
import type { KnownRule } from './store.ts';

/** How a demand of the record is called and where it stands; the record says so, this domain does not know it. */
export type DemandNames = Map<string, { words: string | null; lang: string; href: string }>;

/** What a page needs to speak of a budget's rules. */
export type Speaking = { view: View; currency: string; values: Values; demands: DemandNames };

/** A share as people say it: "20%", "12.5%", or as a fraction where percent would round it. */
export function shareWords(lang: string, { num, den }: Share): string {
  const thousandths = (num * 100_000) / den;
  if (!Number.isInteger(thousandths)) return `${num}/${den}`;
  return new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 3 }).format(num / den);
}

/** A set of lines in the budget's words: "Police, General fund". Codes become names where the budget has them. */
export function setWords({ view, values }: Pick<Speaking, 'view' | 'values'>, set: LineSet): string {
  const { t, lang } = view;
  const named = new Map<string, string>();
  for (const { dimension, code, name } of values.values()) if (name) named.set(`${dimension} ${code}`, name);
  const parts = [...dimensions].reverse().flatMap((dimension) => {
    const names = set[dimension]?.map((one) => named.get(`${dimension} ${one}`) ?? one);
    return names ? [sayList(lang, names, 'conjunction')] : [];
  });
  if (set.year !== undefined && set.year !== '\u0000') parts.push(set.year);
  if (parts.length === 0) return t(set.side === 'revenue' ? 'budget-rules-all-revenue' : 'budget-rules-all-spending');
  return set.side === 'revenue' ? t('budget-rules-revenue-of', { names: parts.join(', ') }) : parts.join(', ');
}

/** What the rule asks, from its numbers alone: "Police: at most 20% of General fund." */
export function askedWords(speaking: Speaking, rule: KnownRule): string {
  const { view, currency } = speaking;
  const of = setWords(speaking, rule.of);
  const basis = rule.basis ? setWords(speaking, rule.basis) : '';
  if (rule.kind === 'lock') return view.t('budget-rules-says-lock', { of });
  if (rule.kind === 'balance')
    return rule.basis
      ? view.t('budget-rules-says-balance', { of, basis })
      : view.t('budget-rules-says-balance-today', { of });
  if (rule.share)
    return view.t(`budget-rules-says-${rule.kind}-share`, { of, basis, share: shareWords(view.lang, rule.share) });
  return view.t(`budget-rules-says-${rule.kind}-amount`, { of, amount: exactly(view.lang, rule.cents ?? 0, currency) });
}

/** How it is with a rule: a shape with words, and in amounts. What nobody is bound to is not "kept" or "not kept", only as asked or not. */
export function stateOf(
  speaking: Pick<Speaking, 'view' | 'currency'>,
  { hard }: Pick<KnownRule, 'hard'>,
  state: State,
): Html {
  const { t } = speaking.view;
  const words = stateWords(speaking, hard, state);
  if (state.state === 'unjudged') return html`${tag('asked', t('budget-rules-unjudged'))} ${words}`;
  if (state.state === 'met')
    return html`${tag('done', t(hard ? 'budget-rules-met' : 'budget-rules-asks-met'))} ${words}`;
  return html`${hard ? tag('declined', t('budget-rules-broken')) : tag('asked', t('budget-rules-asks-broken'))} ${words}`;
}

/** In amounts: "It has $319.1 million and may have $152.0 million: $167.1 million too much." */
function stateWords({ view, currency }: Pick<Speaking, 'view' | 'currency'>, hard: boolean, state: State): string {
  const { t, lang } = view;
  if (state.state === 'unjudged') return t(`budget-rules-why-${state.why}`);
  const { what, limit } = saidOf(state);
  // Two amounts that differ never read alike.
  const close =
    limit !== undefined && limit !== state.of && briefly(lang, limit, currency) === briefly(lang, state.of, currency);
  const amount = (cents: number) => (close ? exactly : briefly)(lang, cents, currency);
  const by = state.state === 'broken' ? amount(state.by) : '';
  return t(`budget-rules-${hard ? 'is' : 'asks'}-${what}`, {
    of: amount(state.of),
    by,
    limit: limit === undefined ? '' : amount(limit),
  });
}

/** What would mend it, in the names of the units. */
export function hintWords({ view, currency }: Speaking, hint: Hint, names: readonly string[]): string {
  const { t, lang } = view;
  const listed = (units: readonly number[]) =>
    units.length > 6
      ? t('budget-rules-some', {
          list: sayList(
            lang,
            units.slice(0, 5).map((unit) => names[unit]!),
            'disjunction',
          ),
          n: units.length - 5,
        })
      : sayList(
          lang,
          units.map((unit) => names[unit]!),
          'disjunction',
        );
  const cents = exactly(lang, hint.cents, currency);
  if (hint.move === 'back') return t('budget-rules-hint-back', { units: listed(hint.units) });
  const alone = hint.free.length === 0 && (hint.move === 'into' || hint.move === 'out-of');
  const said = t(`budget-rules-hint-${hint.move}${alone ? '-alone' : ''}`, {
    cents,
    units: listed(hint.units),
    free: listed(hint.free),
  });
  return hint.isEnough ? said : t('budget-rules-hint-not-enough', { said });
}

/** What it rests on: authority, citation with its address, how sure that is, since when and until when, and the demand that asks for it. */
export function restsOn({ view, demands }: Speaking, rule: KnownRule): Html {
  const { t, lang } = view;
  const citation =
    rule.citation === null
      ? nothing
      : html`: ${rule.url ? html`<a href="${rule.url}">${said(view, rule.lang, rule.citation)}</a>` : said(view, rule.lang, rule.citation)}`;
  const demand = rule.demand === null ? undefined : demands.get(rule.demand);
  const days =
    rule.from && rule.until
      ? t('budget-rules-from-until', { from: sayThe(lang, rule.from), until: sayThe(lang, rule.until) })
      : rule.from
        ? t('budget-rules-from', { from: sayThe(lang, rule.from) })
        : rule.until && t('budget-rules-until', { until: sayThe(lang, rule.until) });
  return html`<span>${t(`budget-rules-authority-${rule.authority}`)}${citation}</span> · <span>${t(`budget-rules-standing-${rule.standing}`)}</span>${days && html` · <span>${days}</span>`} · <span>${t(rule.hard ? 'budget-rules-hard' : 'budget-rules-advisory')}</span>${demand && html` · ${rich(view, 'budget-rules-demand', { demand: said(view, demand.lang, demand.words), link: to(demand.href) })}`}`;
}

/** What would have to change for a plan that breaks hard rules: "state law and the city charter". */
export function wouldNeed(
  view: View,
  broken: readonly Pick<KnownRule, 'hard' | 'authority'>[],
  key: 'budget-rules-would-need' | 'budget-rules-conflict-need' = 'budget-rules-would-need',
): string | undefined {
  const needed = [...new Set(broken.filter(({ hard }) => hard).map(({ authority }) => authority))];
  if (needed.length === 0) return undefined;
  return view.t(key, {
    what: sayList(
      view.lang,
      needed.map((authority) => view.t(`budget-rules-change-of-${authority}`)),
    ),
  });
}
