// The figures of a page as tables: one row for each box, and one for each year. They hold every amount that the picture has.

import { routes } from '../../base/routes.ts';
import { attrs, type Html, html, nothing, type Value } from '../../web/html.ts';
import type { View } from '../../web/view.ts';
import { type Measure, measures, type Side, sides } from '../versions/words.ts';
import { type Asked, UNSAID, within } from './asked.ts';
import { bar, briefly, change, exactly, shareOf, valueName, versionParams, viewHref } from './parts.ts';
import { type Drawn, picture } from './picture.ts';
import { BOXES, type Group, type ViewRead } from './store.ts';

type Page = { read: ViewRead; asked: Asked };

/** The groups of this page, and how many there are behind them: those are told in one row and one box. */
function shownOf({ read, asked }: Page): { shown: Group[]; rest: number } {
  const left = read.count - (asked.page - 1) * (BOXES - 1);
  return left > BOXES
    ? { shown: read.groups.slice(0, BOXES - 1), rest: left - (BOXES - 1) }
    : { shown: read.groups, rest: 0 };
}

/** Where a row leads: one step down, or to the only line of it. */
export function groupHref(view: View, { read, asked }: Page, group: Group): string | undefined {
  const key = group.unsaid ? UNSAID : group.key;
  if (!read.by || key === null || key.length > 300) return undefined;
  if (group.lines === 1 && read.ways.length === 1)
    return view.href(routes.budgetLine, { ...versionParams(read), line: group.line + 1 });
  return viewHref(view, read, within(asked, read.by, key));
}

/** The picture of a page. */
export function boxesOf(view: View, page: Page): Html {
  const { read } = page;
  const { t, lang } = view;
  const { shown, rest } = shownOf(page);
  const { currency } = read.budget;
  const drawn: Drawn[] = shown.map((group) => {
    const href = groupHref(view, page, group);
    return {
      name: valueName(view, read.by!, group),
      amount: briefly(lang, group.cents, currency),
      share: shareOf(lang, group.cents, read.total) ?? '',
      cents: group.cents,
      ...(href ? { href } : {}),
    };
  });
  if (rest > 0)
    drawn.push({
      name: t('budget-views-smaller', { n: rest }),
      amount: briefly(lang, read.rest.cents, currency),
      share: shareOf(lang, read.rest.cents, read.total) ?? '',
      cents: read.rest.cents,
    });
  const [first, second] = drawn;
  const summary = t('budget-views-picture', {
    n: read.count,
    first: first ? `${first.name} (${first.amount})` : '',
    second: second ? `${second.name} (${second.amount})` : '',
  });
  return picture(drawn, summary);
}

/** A row for each box: name, amount, bar, share; the other side and the year before, where there is anything of them. */
export function groupTable(view: View, page: Page): Html {
  const { read } = page;
  const { t, lang } = view;
  const { currency } = read.budget;
  const { shown, rest } = shownOf(page);
  const longest = Math.max(0, ...shown.map((one) => one.cents));
  const withOther = read.side === 'spending' && shown.some((one) => one.other !== 0);
  const withBefore = read.against !== null && read.before !== null;
  const withRestricted = read.restricted !== 0;
  const optional = (there: boolean, label: string, value: Value) =>
    there && html`<td class="num more">${value !== nothing && html`<b>${label}</b> `}${value}</td>`;
  const row = (
    name: Value,
    one: { cents: number; other: number; before: number | null; restricted: number; lines: number },
    last = false,
  ): Html =>
    html`<tr><th scope="row">${name}</th><td class="num">${exactly(lang, one.cents, currency)}</td><td class="wide">${!last && bar(one.cents, longest, withBefore ? one.before : null)}</td><td class="num more"><b>${t('budget-views-share')}</b> ${shareOf(lang, one.cents, read.total) ?? '–'}</td>${optional(
      withRestricted,
      t('budget-views-restricted'),
      one.restricted !== 0 ? exactly(lang, one.restricted, currency) : nothing,
    )}${optional(withBefore, read.against ?? '', one.before === null ? nothing : html`${exactly(lang, one.before, currency)} <small>${change(lang, one.cents - one.before, currency)}</small>`)}${optional(
      withOther,
      t('budget-views-revenue'),
      one.other !== 0 ? exactly(lang, one.other, currency) : nothing,
    )}</tr>`;
  const link = (group: Group): Html => {
    const href = groupHref(view, page, group);
    const name = valueName(view, read.by!, group);
    return href ? html`<a href="${href}">${name}</a>` : html`${name}`;
  };
  const head = (there: boolean, label: string) => there && html`<th scope="col" class="num">${label}</th>`;
  return html`<div class="scroll" role="region" tabindex="0" aria-labelledby="groups"><table class="bars"><caption id="groups">${t(`budget-views-caption-${read.by!}`, { n: read.count, year: read.year })}</caption><thead><tr><th scope="col">${t(`budget-views-by-${read.by!}`)}</th><th scope="col" class="num">${t('budget-views-amount')}</th><td class="wide"></td>${head(true, t('budget-views-share'))}${head(withRestricted, t('budget-views-restricted'))}${head(withBefore, t('budget-views-in-year', { year: read.against ?? '' }))}${head(withOther, t('budget-views-revenue'))}</tr></thead><tbody>${shown.map((group) => row(link(group), group))}${rest > 0 && row(t('budget-views-smaller', { n: rest }), { ...read.rest, lines: 1 }, true)}</tbody><tfoot>${row(t('budget-views-total'), { ...read, cents: read.total }, true)}</tfoot></table></div>`;
}

/** Every year there is of what is looked at, planned and spent, on both sides. */
export function yearsTable(view: View, { read, asked }: Page): Html {
  const { t, lang } = view;
  const years = [...new Set(read.spans.filter((one) => one.lines > 0).map((one) => one.year))].sort();
  if (years.length < 2) return nothing;
  const of = (year: string, side: Side, measure: Measure) =>
    read.spans.find((one) => one.year === year && one.side === side && one.measure === measure && one.lines > 0)?.cents;
  const columns = sides
    .flatMap((side) => measures.map((measure) => ({ side, measure })))
    .filter(({ side, measure }) => years.some((year) => of(year, side, measure) !== undefined));
  const main = (year: string) => of(year, read.side, read.measure) ?? 0;
  const longest = Math.max(0, ...years.map(main));
  const isThere = (year: string) => read.spans.some((one) => one.year === year && one.measure === read.measure);
  const named = (year: string): Value =>
    isThere(year)
      ? html`<a href="${viewHref(view, read, { ...asked, year, against: undefined, page: 1 })}" ${attrs({ 'aria-current': year === read.year && 'true' })}>${year}</a>`
      : year;
  const row = (year: string): Html =>
    html`<tr><th scope="row">${named(year)}</th><td class="wide">${bar(main(year), longest)}</td>${columns.map(
      ({ side, measure }) => {
        const cents = of(year, side, measure);
        return html`<td class="num more"><b>${t(`budget-views-column-${side}-${measure}`)}</b> ${cents === undefined ? '–' : exactly(lang, cents, read.budget.currency)}</td>`;
      },
    )}</tr>`;
  return html`<h2>${t('budget-views-years')}</h2><div class="scroll" role="region" tabindex="0" aria-labelledby="years"><table class="bars"><caption id="years">${t('budget-views-years-caption')}</caption><thead><tr><th scope="col">${t('budget-views-year')}</th><td class="wide"></td>${columns.map(({ side, measure }) => html`<th scope="col" class="num">${t(`budget-views-column-${side}-${measure}`)}</th>`)}</tr></thead><tbody>${years.map(row)}</tbody></table></div>`;
}
