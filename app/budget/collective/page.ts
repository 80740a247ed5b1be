// /budget/N-slug/collective: what all residents' plans come to: how many, the middle of each row, what each method makes of them with a
// paragraph saying how, and, for whoever brings a plan, the two side by side. Numbers come from the public act only.
import { routes } from '../../base/routes.ts';
import { sayNumber } from '../../i18n/say.ts';
import { attrs, type Html, html, nothing } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { citeBlock, details, emptyState, facts, instantTag, notice, table } from '../../web/parts.ts';
import type { Site, Visit } from '../../web/site.ts';
import { rich, to, type View } from '../../web/view.ts';
import { atHome, type NothingAsked, type Reading, which } from '../plans/reading.ts';
import type { DemandsAsked } from '../rules/page.ts';
import { budgetAddress } from '../versions/store.ts';
import { briefly, change, crumbsTo, exactly, said, titleTag } from '../views/parts.ts';
import { methods } from './acts.ts';
import { readTogether, type Together, wireCollectiveFiles } from './files.ts';
import { LEAST_PLANS } from './gather.ts';
import type { Collective } from './store.ts';

export function wireCollective(site: Site, demandsOf: DemandsAsked): void {
  site.page(routes.budgetCollective, async (visit) => {
    const read = await readTogether(visit, demandsOf);
    atHome(visit, routes.budgetCollective, 'reading' in read ? read.reading.budget : read.budget, visit.query);
    return 'reading' in read ? draw(visit, read) : nothingAsked(visit, read);
  });
  wireCollectiveFiles(site, demandsOf);
}

function nothingAsked({ view }: Visit, { budget }: NothingAsked): Html {
  const { t } = view;
  const next = {
    href: view.href(routes.budget, { budget: budgetAddress(budget) }),
    label: t('budget-plans-none-next'),
  };
  const main = html`<h1>${t('budget-collective-title')}</h1>${emptyState(view, { title: t('budget-plans-none'), what: t('budget-plans-none-what'), next })}`;
  return layout(view, {
    title: t('budget-collective-title'),
    main,
    crumbs: crumbsTo(view, budget, [{ label: t('budget-collective-title') }]),
  });
}

function draw(visit: Visit, read: Together): Html {
  const { view, place } = visit;
  const { t } = view;
  const { reading, collective } = read;
  const { budget, consultation } = reading;
  const at = { budget: budgetAddress(budget) };
  const address = view.href(routes.budgetCollective, at, which(reading));
  const has = collective && collective.methods.length > 0;
  const main = html`<h1>${t('budget-collective-title')}</h1><p class="lead">${rich(view, 'budget-collective-lead', { title: said(view, consultation.lang, consultation.title), budget: titleTag(view, budget), link: to(view.href(routes.budgetPlan, at, which(reading))) })}</p>${collective ? counted(view, consultation, collective) : nothing}${
    has
      ? html`${rows(view, read, collective)}<h2>${t('budget-collective-results')}</h2>${results(view, reading, collective)}${limitsWords(view, reading, collective)}${explained(view, collective)}${files(view, read)}`
      : emptyState(view, {
          title: t('budget-collective-none'),
          what: t('budget-collective-none-what', { n: LEAST_PLANS }),
          next: { href: view.href(routes.budgetPlan, at, which(reading)), label: t('budget-plans-title') },
        })
  }${citeBlock(view, { title: t('budget-collective-title'), address: place.baseUrl + address, day: view.today })}`;
  return layout(view, {
    title: t('budget-collective-title'),
    main,
    wide: true,
    noindex: read.mine !== undefined,
    description: t('budget-collective-what'),
    crumbs: crumbsTo(view, budget, [
      { label: t('budget-plans-title'), href: view.href(routes.budgetPlan, at, which(reading)) },
      { label: t('budget-collective-title') },
    ]),
  });
}

function counted(
  view: View,
  { who }: Reading['consultation'],
  { verified, unverified, invented, until, closed }: Collective,
): Html {
  const { t, lang } = view;
  return html`${facts([
    [t('budget-plans-form-who'), t(`budget-plans-who-${who}`)],
    [t('budget-collective-verified'), sayNumber(lang, verified - invented)],
    [t('budget-collective-made-up'), invented > 0 && sayNumber(lang, invented)],
    [t('budget-collective-unverified'), sayNumber(lang, unverified)],
    [
      t('budget-collective-until'),
      html`${instantTag(view, new Date(until))} ${t(closed ? 'budget-collective-closed' : 'budget-collective-still-open')}`,
    ],
  ])}<p class="soft"><small>${t('budget-collective-mail-only')}</small></p>${invented > 0 && notice(view, 'warn', t('budget-collective-invented'), html`<p>${t('budget-collective-invented-what', { n: invented, number: sayNumber(lang, invented) })}</p>`)}`;
}

/** The picture and the table are one: each row has its figures, and a bar with the middle half, the median and where it is today. */
function rows(view: View, { reading, mine }: Together, collective: Collective): Html {
  const { t, lang } = view;
  const { sheet, names, budget, consultation } = reading;
  const { currency } = budget;
  const longest = Math.max(
    1,
    ...sheet.units.map(({ today }, i) => Math.max(today, collective.lines[i]![2], mine?.[i] ?? 0)),
  );
  const row = ({ today }: { today: number }, i: number) => {
    const [median, low, high] = collective.lines[i]!;
    const own =
      mine &&
      html`<td class="num more"><b>${t('budget-collective-mine')}</b> ${exactly(lang, mine[i]!, currency)} (${change(lang, mine[i]! - median, currency)})</td>`;
    return html`<tr><th scope="row">${names[i]}</th><td class="wide">${spreadBar({ low, high, median, today, mine: mine?.[i] }, longest)}</td><td class="num">${exactly(lang, median, currency)}</td>${own ?? nothing}<td class="num more"><b>${t('budget-collective-half')}</b> ${t('budget-collective-between', { low: briefly(lang, low, currency), high: briefly(lang, high, currency) })}</td><td class="num more"><b>${t('budget-plans-today')}</b> ${exactly(lang, today, currency)}</td></tr>`;
  };
  const head = (label: string) => html`<th scope="col" class="num">${label}</th>`;
  return html`<div class="scroll" role="region" tabindex="0" aria-labelledby="together"><table class="bars"><caption id="together">${t(mine ? 'budget-collective-caption-mine' : 'budget-collective-caption')}</caption><thead><tr><th scope="col">${t(`budget-plans-by-${consultation.by}`)}</th><th scope="col"><span class="vh">${t('budget-plans-bar')}</span></th>${head(t('budget-collective-middle'))}${mine ? head(t('budget-collective-mine')) : nothing}${head(t('budget-collective-half'))}${head(t('budget-plans-today'))}</tr></thead><tbody>${sheet.units.map(row)}</tbody></table></div><p class="soft"><small>${t('budget-collective-bar-what')}</small></p>`;
}

/** What each method makes of the plans, row by row; each column adds up to the whole. */
function results(view: View, { sheet, names, budget, consultation }: Reading, collective: Collective): Html {
  const { t, lang } = view;
  const held = (i: number) =>
    collective.methods.some(({ at_floor, at_cap }) => at_floor.includes(i) || at_cap.includes(i));
  return table(view, {
    id: 'results',
    caption: t('budget-collective-caption-methods'),
    columns: [
      { label: t(`budget-plans-by-${consultation.by}`) },
      ...collective.methods.map(({ method }) => ({ label: t(`budget-collective-${method}`), num: true })),
      { label: t('budget-plans-today'), num: true },
    ],
    rows: sheet.units.map(({ today }, i) => [
      html`${names[i]}${held(i) && html` <small class="soft">${t('budget-collective-held')}</small>`}`,
      ...collective.methods.map(({ amounts }) => exactly(lang, amounts[i]!, budget.currency)),
      exactly(lang, today, budget.currency),
    ]),
  });
}

type Spread = { low: number; high: number; median: number; today: number; mine: number | undefined };

function spreadBar({ low, high, median, today, mine }: Spread, longest: number): Html {
  const at = (cents: number) => Math.round((cents / longest) * 1000) / 10;
  const line = (cents: number, name: string, width: number) =>
    html`<rect ${attrs({ class: name, x: Math.min(at(cents), 100 - width), width, height: 10 })}/>`;
  return html`<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="10"/><rect class="less" x="${at(low)}" width="${Math.max(0.6, at(high) - at(low))}" height="10"/>${line(median, 'fill', 1.6)}${line(today, 'mark', 0.8)}${mine !== undefined && html`<circle class="fill" cx="${at(mine)}" cy="5" r="3"/>`}</svg>`;
}

/** Which binding rules every result keeps, and which it cannot look after. */
function limitsWords(view: View, { sheet }: Reading, { limits }: Collective): Html {
  const titles = (ids: readonly string[]) =>
    sheet.rules.filter(({ id }) => ids.includes(id)).map((rule) => html`<li>${said(view, rule.lang, rule.title)}</li>`);
  const [kept, unkept] = [titles(limits.kept), titles(limits.unkept)];
  return html`${kept.length > 0 && html`<p>${view.t('budget-collective-kept')}</p><ul>${kept}</ul>`}${unkept.length > 0 && html`<p>${view.t('budget-collective-unkept')}</p><ul>${unkept}</ul>`}`;
}

function explained(view: View, collective: Collective): Html {
  const { t } = view;
  const shown = methods.filter((one) => collective.methods.some(({ method }) => method === one));
  return html`<h2>${t('budget-collective-how')}</h2><p>${t('budget-collective-how-what')}</p>${shown.map((method) => html`<h3>${t(`budget-collective-${method}`)}</h3><p>${t(`budget-collective-${method}-what`)}</p>`)}${!shown.includes('mean') && html`<p>${t('budget-collective-no-mean')}</p>`}${details(t('budget-collective-source'), html`<p>${t('budget-collective-source-what')}</p>`)}`;
}

function files(view: View, { reading, brought }: Together): Html {
  const at = { budget: budgetAddress(reading.budget) };
  const link = (route: { path: string }, type: string, label: string) =>
    html`<a href="${view.href(route, at, { ...which(reading), ...brought })}" type="${type}" rel="nofollow">${label}</a>`;
  return html`<section class="gap no-print"><h2>${view.t('budget-collective-take')}</h2><p>${link(routes.budgetCollectiveCsv, 'text/csv', 'CSV')} · ${link(routes.budgetCollectiveJson, 'application/json', 'JSON')}</p></section>`;
}
