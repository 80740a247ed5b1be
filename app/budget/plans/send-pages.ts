// Sending a plan: it is shown once more, an address is asked for, and the page that follows is the same for everyone. The mailed link
// leads to a page that shows the plan and has a button; nothing happens by opening it.
import Type from 'typebox';
import { civilDate } from '../../base/clock.ts';
import { invalid, Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { isToken } from '../../identity/secrets.ts';
import { checkbox, type FormState, form, hidden, submit, textField, typed } from '../../web/forms.ts';
import { privateHeaders } from '../../web/headers.ts';
import { type Html, html, nothing } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { dateTag, notice } from '../../web/parts.ts';
import type { Site, Visit } from '../../web/site.ts';
import { refuseCrossSite } from '../../web/site-form.ts';
import { rich } from '../../web/view.ts';
import type { DemandsAsked } from '../rules/page.ts';
import { budgetAddress, budgetById } from '../versions/store.ts';
import { crumbsTo, said } from '../views/parts.ts';
import { type LinkedPlan, planAt } from './links.ts';
import { campaign, changesBlock } from './parts.ts';
import { atHome, type Reading, readSheet, which } from './reading.ts';
import { packed, standingOf, unpacked } from './rebalance.ts';
import { consultationById } from './store.ts';
import { pressPlan, submitPlan, type Where } from './submit.ts';

const Sending = Type.Object({
  email: Type.String({ maxLength: 300 }),
  resident: Type.Boolean(),
  p: Type.Optional(Type.String({ maxLength: 20_000 })),
});

const whereOf = (visit: Visit): Where => ({
  db: visit.db,
  place: visit.place.id,
  now: visit.now,
  today: civilDate(visit.now(), visit.place.zone),
});

export function wireSending(site: Site, demandsOf: DemandsAsked): void {
  const mustRead = async (visit: Visit): Promise<Reading> => {
    const reading = await visit.tx((tx) => readSheet(tx, visit, demandsOf));
    if (!reading.consultation) throw new Refused('not-found');
    if (reading.phase !== 'open') throw new Refused('closed');
    return reading;
  };
  site.form(routes.budgetPlanSend, {
    who: 'visitor',
    schema: Sending,
    start: async (visit) => {
      atHome(visit, routes.budgetPlanSend, (await mustRead(visit)).budget, visit.query);
      return { p: visit.query.p ?? '' };
    },
    show: async (visit, state) => showSending(visit, await mustRead(visit), state),
    act: async (visit, { email, resident, p }) => {
      const reading = await mustRead(visit);
      const amounts = unpacked(reading.sheet, p ?? '');
      if (!amounts) throw invalid('plan', 'budget-not-balanced');
      const consultation = reading.consultation.id;
      const from = { lang: visit.view.lang, network: visit.request.ip };
      await submitPlan(whereOf(visit), { consultation, email, amounts, saysResident: resident, ...from });
      return visit.view.href(routes.budgetPlanSent, { budget: budgetAddress(reading.budget) }, which(reading));
    },
  });
  site.page(routes.budgetPlanSent, async (visit) => {
    const reading = await visit.tx((tx) => readSheet(tx, visit, demandsOf));
    if (!reading.consultation) throw new Refused('not-found');
    return sentPage(visit, reading);
  });
  site.raw('GET', routes.budgetPlanConfirm.path, (visit) => showLink(visit, visit.query.token, demandsOf));
  site.raw('POST', routes.budgetPlanConfirm.path, async (visit) => {
    refuseCrossSite(visit.request);
    const { token, do: what } = (visit.request.body ?? {}) as Record<string, unknown>;
    if (!isToken(token)) return showLink(visit, undefined, demandsOf);
    await pressPlan(whereOf(visit), token, what === 'withdraw' ? 'withdraw' : 'confirm');
    return visit.reply.headers(privateHeaders).redirect(visit.view.href(routes.budgetPlanConfirm, {}, { token }), 303);
  });
}

function showSending({ view }: Visit, reading: Reading, state: FormState): Html {
  const { t } = view;
  const { consultation, budget, sheet } = reading;
  const at = { budget: budgetAddress(budget) };
  const p = typed(state, 'p');
  const amounts = unpacked(sheet, p) ?? sheet.units.map(({ today }) => today);
  const back = view.href(routes.budgetPlan, at, { ...which(reading), p });
  const fields = html`${hidden('p', p)}${textField(view, state, { name: 'email', type: 'email', inputmode: 'email', autocomplete: 'email', spellcheck: false, label: t('budget-plans-email'), hint: t('budget-plans-email-hint') })}${consultation.who === 'residents' && checkbox(view, state, { name: 'resident', label: t('budget-plans-resident', { place: view.place.name }), hint: t('budget-plans-resident-hint') })}`;
  const main = html`<h1>${t('budget-plans-check')}</h1><p class="lead">${said(view, consultation.lang, consultation.title)}</p>${changesBlock(reading, amounts)}${campaign(reading, standingOf(sheet, amounts))}<p><a href="${back}">${t('budget-plans-change-it')}</a></p>${form(view, state, { action: view.href(routes.budgetPlanSend, at, which(reading)), fields, submit: t('budget-plans-send') })}<h2>${t('budget-plans-next')}</h2><ul class="measure"><li>${t('budget-plans-next-mail')}</li><li>${t('budget-plans-next-one')}</li><li>${rich(view, 'budget-plans-next-private', { closes: dateTag(view, consultation.closes) })}</li></ul>`;
  return layout(view, {
    title: t('budget-plans-check'),
    main,
    problems: state.errors.length > 0,
    noindex: true,
    crumbs: crumbsTo(view, budget, [
      { label: t('budget-plans-title'), href: back },
      { label: t('budget-plans-check') },
    ]),
  });
}

/** The same page for everyone: it cannot tell who has sent a plan before. */
function sentPage({ view }: Visit, reading: Reading): Html {
  const { t } = view;
  const main = html`<h1>${t('budget-plans-sent')}</h1>${notice(view, 'done', t('budget-plans-sent-mail'), html`<p>${t('budget-plans-sent-what')}</p>`)}`;
  return layout(view, {
    title: t('budget-plans-sent'),
    main,
    noindex: true,
    crumbs: crumbsTo(view, reading.budget, [{ label: t('budget-plans-sent') }]),
  });
}

/** The plan behind a mailed link, read through the address of its own budget. */
async function readLinked(visit: Visit, linked: LinkedPlan, demandsOf: DemandsAsked): Promise<Reading | undefined> {
  return visit.tx(async (tx) => {
    const consultation = await consultationById(tx, linked.consultation);
    const budget = consultation && (await budgetById(tx, consultation.budget_id));
    if (!budget) return undefined;
    const at = {
      ...visit,
      params: { budget: budgetAddress(budget) },
      query: { consultation: String(consultation.number) },
    };
    const reading = await readSheet(tx, at, demandsOf);
    return reading.consultation ? reading : undefined;
  });
}

async function showLink(visit: Visit, token: string | undefined, demandsOf: DemandsAsked) {
  const { view, reply } = visit;
  const { t } = view;
  const linked = await visit.tx((tx) => planAt(tx, visit.place.id, token));
  const reading = linked && (await readLinked(visit, linked, demandsOf));
  const page = linked && reading ? linkPage(visit, linked, reading, token!) : gonePage(visit);
  return reply
    .code(linked ? 200 : 404)
    .headers(privateHeaders)
    .type('text/html; charset=utf-8')
    .send(layout(view, { title: t('budget-plans-link'), main: page, noindex: true }).toString());
}

const gonePage = ({ view }: Visit): Html =>
  html`<h1>${view.t('budget-plans-gone')}</h1><p>${view.t('budget-plans-gone-what')}</p>`;

function linkPage({ view }: Visit, linked: LinkedPlan, reading: Reading, token: string): Html {
  const { t } = view;
  const { consultation, sheet, budget } = reading;
  const isOpen = reading.phase === 'open';
  const button = (what: 'confirm' | 'withdraw', kind: 'main' | 'quiet') =>
    html`<form action="${view.href(routes.budgetPlanConfirm)}" method="post">${hidden('token', token)}${hidden('do', what)}<div class="buttons">${submit(t(`budget-plans-${what}`), { kind })}</div></form>`;
  const known = linked.state === 'pending' || linked.state === 'confirmed';
  const at = { budget: budgetAddress(budget) };
  const own = { ...which(reading), p: packed(sheet, linked.amounts) };
  return html`<h1>${t(`budget-plans-state-${linked.state}`)}</h1><p class="lead">${said(view, consultation.lang, consultation.title)}</p>${!isOpen && html`<p>${rich(view, 'budget-plans-over-since', { closes: dateTag(view, consultation.closes) })}</p>`}${linked.state === 'pending' && isOpen ? button('confirm', 'main') : nothing}<h2>${t('budget-plans-changed')}</h2>${changesBlock(reading, linked.amounts)}${campaign(reading, standingOf(sheet, linked.amounts))}<p><a href="${view.href(routes.budgetCollective, at, own)}">${t('budget-plans-compare')}</a> · <a href="${view.href(routes.budgetPlan, at, own)}">${t('budget-plans-open-again')}</a></p>${known && isOpen ? button('withdraw', 'quiet') : nothing}`;
}
