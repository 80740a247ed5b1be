// The desk forms of relations: say how a demand belongs to another one, and take that back with a reason.
import Type from 'typebox';
import { invalid, Refused } from '../../../base/refused.ts';
import { routes } from '../../../base/routes.ts';
import { area, type FormState, form, radios, select, submit, textField } from '../../../web/forms.ts';
import { type Html, html } from '../../../web/html.ts';
import { layout } from '../../../web/layout.ts';
import { notice } from '../../../web/parts.ts';
import type { Site, Visit } from '../../../web/site.ts';
import { asSpeaker, isClerk, speakers } from '../../letters/desk-parts.ts';
import { letterName } from '../../letters/parts.ts';
import { letterById, letterRows, organizationsOf } from '../../letters/store.ts';
import { asKeeper, languageField, SentIds, sourcesField, sourcesToChoose } from '../../words/form-parts.ts';
import { saidPlainly } from '../../words/parts.ts';
import { type DemandRow, demandById, demandOf } from '../store.ts';
import { relateDemands, withdrawRelation } from './actions.ts';
import { hows, mayTakeBack } from './rules.ts';
import { demandsToRelate, relatedTo, relationById } from './store.ts';

const Relate = Type.Object({
  how: Type.Enum([...hows]),
  other: Type.Optional(Type.String({ maxLength: 60 })),
  address: Type.Optional(Type.String({ maxLength: 300 })),
  words: Type.Optional(Type.String({ maxLength: 1000 })),
  lang: Type.Optional(Type.String({ pattern: '^[a-z]{2,3}$' })),
  sources: SentIds,
});
const Reason = Type.Object({
  words: Type.String({ minLength: 1, maxLength: 1000 }),
  lang: Type.Optional(Type.String({ pattern: '^[a-z]{2,3}$' })),
});

export function wireRelations(site: Site): void {
  site.form(routes.deskDemandRelate, {
    who: ['speaker', 'clerk'],
    schema: Relate,
    start: ({ view }) => ({ lang: view.lang }),
    show: relatePage,
    act: async (visit, { how, other, address, words, lang, sources }) => {
      const demand = await mustDemand(visit, visit.params.demand ?? '');
      const to = address ? await demandAtAddress(visit, address) : other;
      if (!to) throw invalid('other', 'choose');
      const said = {
        demand: demand.id,
        other: to,
        how,
        ...(words ? { words } : {}),
        lang: lang ?? visit.view.lang,
        ...(sources ? { sources } : {}),
      };
      await relateDemands(await authorOf(visit, demand.letter_id), said).catch((error: unknown) => {
        if (!(error instanceof Refused)) throw error;
        if (error.code === 'duplicate') throw invalid('how', 'work-related-already');
        if (error.code === 'not-found') throw invalid('other', 'choose');
        throw error;
      });
      return visit.view.href(routes.deskDemandRelate, { demand: demand.id });
    },
  });

  site.form(routes.deskRelationWithdraw, {
    who: ['speaker', 'clerk'],
    schema: Reason,
    start: ({ view }) => ({ lang: view.lang }),
    show: withdrawPage,
    act: async (visit, { words, lang }) => {
      const { row, demand } = await mustRelation(visit);
      await withdrawRelation(seat(visit, row.organization_id), {
        relation: row.id,
        reason: words,
        lang: lang ?? visit.view.lang,
      });
      return visit.view.href(routes.deskDemandRelate, { demand: demand.id });
    },
  });
}

/** "/letters/2-open-the-books/demands/6", in whatever language and on whatever host, or "2/6". */
async function demandAtAddress(visit: Visit, address: string): Promise<string> {
  const found =
    /\/letters\/(\d{1,9})(?:-[^/]*)?\/demands\/(\d{1,9})/.exec(address) ??
    /^\s*(\d{1,9})\s*\/\s*(\d{1,9})\s*$/.exec(address);
  const demand =
    found &&
    (await visit.tx(async (tx) => {
      const letter = (await letterRows(Number(found[1])).execute(tx)).rows[0];
      return letter && demandOf(tx, letter.id, Number(found[2]));
    }));
  if (!demand) throw invalid('address', 'work-no-demand-there');
  return demand.id;
}

async function mustDemand(visit: Visit, id: string): Promise<DemandRow> {
  const demand = await visit.tx((tx) => demandById(tx, id));
  if (!demand) throw new Refused('not-found');
  return demand;
}

/** The speaker of an organization behind the letter, or whoever keeps the record. @throws Refused forbidden */
async function authorOf(visit: Visit, letter: string) {
  const behind = await visit.tx((tx) => organizationsOf(tx, letter));
  const own = behind.find((one) => speakers(visit).includes(one.id));
  if (own) return asSpeaker(visit, own.id);
  if (!isClerk(visit)) throw new Refused('forbidden');
  return asKeeper(visit);
}

function seat(visit: Visit, organization: string | null) {
  if (organization !== null && speakers(visit).includes(organization)) return asSpeaker(visit, organization);
  if (!isClerk(visit)) throw new Refused('forbidden');
  return asKeeper(visit);
}

async function relatePage(visit: Visit, state: FormState): Promise<Html> {
  const { view } = visit;
  const { t } = view;
  const demand = await mustDemand(visit, visit.params.demand ?? '');
  const { author } = await authorOf(visit, demand.letter_id);
  const { letter, choices, sources, related } = await visit.tx(async (tx) => ({
    letter: await letterById(tx, demand.letter_id),
    choices: await demandsToRelate(tx, demand.id),
    sources: await sourcesToChoose(tx),
    related: await relatedTo(tx, demand.id),
  }));
  const numbers = [...new Set(choices.map((one) => one.letter))];
  const options = numbers.map((number) => {
    const own = choices.filter((one) => one.letter === number);
    return {
      group: `${number}. ${saidPlainly(view, own[0]!.title)}`,
      options: own.map((one) => ({ value: one.id, label: `${one.number}. ${saidPlainly(view, one.heading)}` })),
    };
  });
  const fields = html`${radios(view, state, {
    name: 'how',
    label: t('work-relate-how'),
    options: hows.map((how) => ({ value: how, label: t(`work-how-${how}`), hint: t(`work-hint-${how}`) })),
  })}${select(view, state, { name: 'other', label: t('work-relate-other'), optional: true, options })}${textField(view, state, { name: 'address', label: t('work-relate-address'), hint: t('work-relate-address-hint'), optional: true, maxLength: 300 })}${area(view, state, { name: 'words', label: t('work-relate-words'), hint: t('work-relate-words-hint'), optional: true, rows: 3, maxLength: 1000 })}${
    author.role !== 'speaker' && sourcesField(view, state, sources, true)
  }${languageField(view, state)}`;
  const there = related.filter((one) => !one.withdrawn);
  const list =
    there.length > 0 &&
    html`<h2>${t('work-relate-there')}</h2><ul class="list">${there.map(
      (one) =>
        html`<li>${t(`work-how-${one.how}${one.forward ? '' : '-back'}`)} ${saidPlainly(view, one.other.heading)}${
          mayTakeBack(author, one.organization?.id ?? null) &&
          html` · <a href="${view.href(routes.deskRelationWithdraw, { relation: one.id })}">${t('work-relate-take-back')}</a>`
        }</li>`,
    )}</ul>`;
  const title = t('work-relate-title');
  const drawn = form(view, state, { action: view.path, fields, submit: t('work-relate-save') });
  const main = html`<h1>${title}</h1><p class="lead">${demand.number}. ${saidPlainly(view, demand.heading)}</p><p>${t('work-relate-what')}</p>${drawn}${list}`;
  return page(visit, state, { title, main, letter: demand.letter_id, name: letter ? letterName(view, letter) : '' });
}

async function mustRelation(visit: Visit) {
  const row = await visit.tx((tx) => relationById(tx, visit.params.relation ?? ''));
  if (!row) throw new Refused('not-found');
  return { row, demand: await mustDemand(visit, row.demand_id) };
}

async function withdrawPage(visit: Visit, state: FormState): Promise<Html> {
  const { view } = visit;
  const { t } = view;
  const { row, demand } = await mustRelation(visit);
  const { author } = seat(visit, row.organization_id);
  if (!mayTakeBack(author, row.organization_id)) throw new Refused('forbidden');
  if (row.withdrawn_by) throw new Refused('duplicate');
  const { other, letter } = await visit.tx(async (tx) => ({
    other: await demandById(tx, row.other_id),
    letter: await letterById(tx, demand.letter_id),
  }));
  const title = t('work-relation-withdraw-title');
  const fields = html`${area(view, state, { name: 'words', label: t('work-relation-withdraw-why'), rows: 3, maxLength: 1000 })}${languageField(view, state)}`;
  const drawn = form(view, state, {
    action: view.path,
    fields,
    submit: submit(t('work-relate-take-back'), { kind: 'final' }),
  });
  const said = html`<p>${saidPlainly(view, demand.heading)}<br>${t(`work-how-${row.how}`)}<br>${saidPlainly(view, other?.heading ?? null)}</p>`;
  const main = html`<h1>${title}</h1>${notice(view, 'info', t('work-relation-withdraw-what'), said)}${drawn}`;
  return page(visit, state, { title, main, letter: demand.letter_id, name: letter ? letterName(view, letter) : '' });
}

const page = (
  { view }: Visit,
  state: FormState,
  about: { title: string; main: Html; letter: string; name: string },
): Html =>
  layout(view, {
    title: about.title,
    main: about.main,
    desk: true,
    problems: state.errors.length > 0,
    crumbs: [
      { label: about.name, href: view.href(routes.deskLetter, { letter: about.letter }) },
      { label: about.title },
    ],
  });
