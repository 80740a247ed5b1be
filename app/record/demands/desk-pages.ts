// The desk forms of one demand: put it to one more holder, and choose where its words stand when they stand in several places.
import Type from 'typebox';
import { invalid, Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { islandPath } from '../../web/assets.ts';
import { area, type FormState, form, radios, select } from '../../web/forms.ts';
import { attrs, type Html, html } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import type { Site, Visit } from '../../web/site.ts';
import { asSpeaker, isClerk, speakers } from '../letters/desk-parts.ts';
import { letterName } from '../letters/parts.ts';
import { placesOf } from '../letters/quotes.ts';
import { textToPlace } from '../letters/select-words.ts';
import { letterById, organizationsOf, versionsOf } from '../letters/store.ts';
import { parseHolder } from '../people/holder.ts';
import { asKeeper, holderOptions, SentIds, sourcesField, sourcesToChoose } from '../words/form-parts.ts';
import { saidPlainly } from '../words/parts.ts';
import { placeQuote, referDemand } from './actions.ts';
import { type DemandRow, demandById } from './store.ts';

const Refer = Type.Object({ holder: Type.String({ minLength: 1, maxLength: 60 }), sources: SentIds });
const Place = Type.Object({
  quote: Type.String({ minLength: 1, maxLength: 10_000 }),
  occurrence: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
  sources: SentIds,
});

export function wireDesk(site: Site): void {
  site.form(routes.deskDemandRefer, {
    who: ['speaker', 'clerk'],
    schema: Refer,
    show: referPage,
    act: async (visit, { holder: key, sources }) => {
      const holder = parseHolder(key);
      if (!holder) throw invalid('holder', 'choose');
      const demand = await mustDemand(visit);
      const asked = { demand: demand.id, holder, ...(sources ? { sources } : {}) };
      await referDemand(await author(visit, demand.letter_id), asked).catch((error: unknown) => {
        if (error instanceof Refused && error.code === 'duplicate') throw invalid('holder', 'letters-already-asked');
        throw error;
      });
      return visit.view.href(routes.deskLetter, { letter: demand.letter_id });
    },
  });

  site.form(routes.deskDemandPlace, {
    who: ['speaker', 'clerk'],
    schema: Place,
    start: async (visit) => ({ quote: (await mustDemand(visit)).quote ?? '' }),
    show: placePage,
    act: async (visit, { quote, occurrence, sources }) => {
      const demand = await mustDemand(visit);
      const found = placesOf((await wordsOf(visit, demand)).words, quote).length;
      if (found > 1 && !occurrence) throw invalid('occurrence', 'letters-which-place', { n: found });
      const choice = { demand: demand.id, quote, occurrence: occurrence ?? 1, ...(sources ? { sources } : {}) };
      await placeQuote(await author(visit, demand.letter_id), choice);
      return visit.view.href(routes.deskLetter, { letter: demand.letter_id });
    },
  });
}

async function mustDemand(visit: Visit): Promise<DemandRow> {
  const demand = await visit.tx((tx) => demandById(tx, visit.params.demand ?? ''));
  if (!demand) throw new Refused('not-found');
  return demand;
}

async function wordsOf(visit: Visit, demand: DemandRow): Promise<{ words: string; lang: string }> {
  const versions = await visit.tx((tx) => versionsOf(tx, demand.letter_id));
  const current = versions.find((one) => one.current);
  return { words: current?.words ?? '', lang: current?.lang ?? 'und' };
}

/** The speaker of an organization behind the letter, or whoever keeps the record. @throws Refused forbidden */
async function author(visit: Visit, letter: string) {
  const behind = await visit.tx((tx) => organizationsOf(tx, letter));
  const own = behind.find((one) => speakers(visit).includes(one.id));
  if (own) return asSpeaker(visit, own.id);
  if (!isClerk(visit)) throw new Refused('forbidden');
  return asKeeper(visit);
}

async function referPage(visit: Visit, state: FormState): Promise<Html> {
  const { view } = visit;
  const demand = await mustDemand(visit);
  const { options, sources } = await visit.tx(async (tx) => ({
    options: await holderOptions(tx, view),
    sources: await sourcesToChoose(tx),
  }));
  const { t } = view;
  const fields = html`${select(view, state, { name: 'holder', label: t('demands-refer-holder'), hint: t('demands-refer-holder-hint'), options })}${sourcesField(view, state, sources)}`;
  return page(visit, state, demand, {
    title: t('demands-refer-title'),
    what: t('demands-refer-what'),
    fields,
    submit: t('demands-refer-save'),
  });
}

async function placePage(visit: Visit, state: FormState): Promise<Html> {
  const { view } = visit;
  const { t } = view;
  const demand = await mustDemand(visit);
  const { words, lang } = await wordsOf(visit, demand);
  const quote = String(state.values.quote ?? '');
  const places = placesOf(words, quote).slice(0, 50);
  const around = (at: number) =>
    `…${words
      .slice(Math.max(0, at - 60), at + quote.length + 60)
      .toWellFormed()
      .replace(/\s+/g, ' ')}…`;
  const options = places.map((at, i) => ({
    value: String(i + 1),
    label: t('letters-name-which-n', { n: i + 1 }),
    hint: around(at),
  }));
  const fields = html`${area(view, state, { name: 'quote', label: t('demands-place-quote'), hint: t('demands-place-quote-hint'), rows: 3 })}${
    options.length > 1 && radios(view, state, { name: 'occurrence', label: t('demands-place-which'), options })
  }${textToPlace(view, lang, words)}<details><summary>${t('demands-place-text')}</summary><div class="letter" ${attrs({ lang, dir: 'auto' })}>${words}</div></details>`;
  return page(visit, state, demand, {
    title: t('demands-place-title'),
    what: t('demands-place-what'),
    fields,
    submit: t('demands-place-save'),
    scripts: [islandPath('select-words.ts')],
  });
}

async function page(
  visit: Visit,
  state: FormState,
  demand: DemandRow,
  about: { title: string; what: string; fields: Html; submit: string; scripts?: string[] },
): Promise<Html> {
  const { view } = visit;
  const letter = await visit.tx((tx) => letterById(tx, demand.letter_id));
  await author(visit, demand.letter_id);
  const name = letter ? letterName(view, letter) : '';
  const drawn = form(view, state, { action: view.path, fields: about.fields, submit: about.submit });
  const main = html`<h1>${about.title}</h1><p class="lead">${demand.number}. ${saidPlainly(view, demand.heading)}</p><p>${about.what}</p>${drawn}`;
  return layout(view, {
    title: about.title,
    main,
    desk: true,
    problems: state.errors.length > 0,
    crumbs: [{ label: name, href: view.href(routes.deskLetter, { letter: demand.letter_id }) }, { label: about.title }],
    ...(about.scripts ? { scripts: about.scripts } : {}),
  });
}
