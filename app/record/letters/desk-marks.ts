// Writing a letter, steps three and four: mark its demands by paragraph, name each, and choose whom each is put to.
// One thing a page; a letter with five hundred demands goes through the same pages as one with three.
import Type from 'typebox';
import type { FieldError } from '../../base/refused.ts';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { islandPath } from '../../web/assets.ts';
import { area, checkbox, checkboxes, type FormState, select, textField } from '../../web/forms.ts';
import { attrs, type Html, html, nothing } from '../../web/html.ts';
import { details, emptyState } from '../../web/parts.ts';
import type { Site, Visit } from '../../web/site.ts';
import type { View } from '../../web/view.ts';
import { parseHolder } from '../people/holder.ts';
import { verbWords } from '../powers/parts.ts';
import { verbs } from '../powers/rules.ts';
import { holderOptions } from '../words/form-parts.ts';
import { draftPage, many, mustDraft, one, saveStep, sentFields } from './desk-parts.ts';
import { type DraftMark, firstHeading, markFaults, placesIn, selected, ticked } from './draft-marks.ts';
import type { LetterDraft } from './drafts.ts';
import { DEMANDS_MAX, HOLDERS_MAX } from './rules.ts';
import { spansIn, textToSelect } from './select-words.ts';

const Revision = Type.Object({ revision: Type.Integer({ minimum: 1 }) });
const Asked = Type.Object({
  revision: Type.Integer({ minimum: 1 }),
  holders: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: HOLDERS_MAX })),
  all: Type.Boolean(),
});

export function wireMarks(site: Site): void {
  site.form(routes.deskLetterDemands, {
    who: 'speaker',
    schema: Revision,
    start: async (visit) => ({
      p: (await mustDraft(visit)).marks.flatMap((mark) => (mark.paragraph === null ? [] : [String(mark.paragraph)])),
    }),
    show: async (visit, state) => tickPage(visit.view, state, await mustDraft(visit)),
    act: async (visit, { revision }) => {
      const draft = await mustDraft(visit);
      const chosen = new Set(
        many(sentFields(visit).p)
          .map(Number)
          .filter((i) => Number.isInteger(i) && i >= 0 && i < draft.paragraphs.length),
      );
      const spans = spansIn(sentFields(visit).s);
      const marks = selected(draft.paragraphs, ticked(draft.paragraphs, draft.marks, chosen), spans);
      if (marks.length > DEMANDS_MAX)
        throw new Refused('invalid', {
          fields: [{ field: 'p', code: 'letters-too-many-demands', args: { max: DEMANDS_MAX } }],
        });
      await saveStep(visit, draft, revision, { marks });
      return visit.view.href(marks.length ? routes.deskLetterHeadings : routes.deskLetterPublish, { letter: draft.id });
    },
  });

  site.form(routes.deskLetterHeadings, {
    who: 'speaker',
    schema: Revision,
    start: async (visit) => fieldsOf((await mustDraft(visit)).marks),
    show: async (visit, state) => headingsPage(visit.view, state, await mustDraft(visit)),
    act: async (visit, { revision }) => {
      const draft = await mustDraft(visit);
      const sent = sentFields(visit);
      const all = draft.marks.map((mark, i) => namedMark(mark, i + 1, sent, draft.paragraphs.length));
      const named = all.filter((_, i) => !sent[`drop-${i + 1}`]);
      if (named.length < all.length) {
        // What is left gets other numbers: the page comes back with them before anything else is asked of them.
        await saveStep(visit, draft, revision, { marks: named });
        return visit.view.href(named.length ? routes.deskLetterHeadings : routes.deskLetterDemands, {
          letter: draft.id,
        });
      }
      const faults = [...signFaults(sent, draft.marks.length), ...markFaults(draft.paragraphs, named)];
      if (faults.length && draft.revision === revision) throw new Refused('invalid', { fields: faults });
      const marks = named.flatMap((mark, i) =>
        sent[`more-${i + 1}`] ? [mark, another(draft.paragraphs, mark)] : [mark],
      );
      await saveStep(visit, draft, revision, { marks });
      // Words that stand in several places come back once, with the places to choose from.
      const open = named.some((mark, i) => isOpen(draft.paragraphs, mark) && sent[`occurrence-${i + 1}`] === undefined);
      const again = marks.length > named.length || open;
      return visit.view.href(again ? routes.deskLetterHeadings : routes.deskLetterAsked, { letter: draft.id });
    },
  });

  site.form(routes.deskLetterAsked, {
    who: 'speaker',
    schema: Asked,
    start: async (visit) => ({ holders: (await mustDraft(visit)).holders }),
    show: async (visit, state) => askedPage(visit, state, await mustDraft(visit)),
    act: async (visit, { revision, holders = [], all }) => {
      const draft = await mustDraft(visit);
      const chosen = holders.filter((key) => parseHolder(key));
      const marks = draft.marks.map((mark) => ({
        ...mark,
        holders: all ? chosen : mark.holders.filter((key) => chosen.includes(key)),
      }));
      await saveStep(visit, draft, revision, { holders: chosen, marks });
      return visit.view.href(chosen.length && !all ? routes.deskLetterEach : routes.deskLetterPublish, {
        letter: draft.id,
      });
    },
  });

  site.form(routes.deskLetterEach, {
    who: 'speaker',
    schema: Revision,
    start: async (visit) =>
      Object.fromEntries((await mustDraft(visit)).marks.map((mark, i) => [`h-${i + 1}`, mark.holders])),
    show: async (visit, state) => eachPage(visit, state, await mustDraft(visit)),
    act: async (visit, { revision }) => {
      const draft = await mustDraft(visit);
      const sent = sentFields(visit);
      const marks = draft.marks.map((mark, i) => {
        const chosen = new Set(many(sent[`h-${i + 1}`]));
        return { ...mark, holders: draft.holders.filter((key) => chosen.has(key)) };
      });
      await saveStep(visit, draft, revision, { marks });
      return visit.view.href(routes.deskLetterPublish, { letter: draft.id });
    },
  });
}

/** Every paragraph with a box: those that ask for something are ticked. */
function tickPage(view: View, state: FormState, draft: LetterDraft): Html {
  const { t } = view;
  const chosen = new Set([state.values.p ?? []].flat().map(String));
  state.labels.set('p', t('letters-tick-label'));
  const own = attrs({ lang: draft.lang, dir: 'auto' });
  const rows = draft.paragraphs.map(
    (text, i) =>
      html`<div class="pick"><input ${attrs({ type: 'checkbox', id: i === 0 ? 'f-p' : `f-p-${i}`, name: 'p', value: i, checked: chosen.has(String(i)) })}><label for="${i === 0 ? 'f-p' : `f-p-${i}`}" ${own}>${text}</label></div>`,
  );
  return draftPage(view, state, {
    draft,
    step: 'demands',
    title: t('letters-tick-title'),
    before: html`<p class="lead">${t('letters-tick-what')}</p>`,
    fields: html`${textToSelect(view, draft, chosenSpans(state))}<fieldset class="field"><legend>${t('letters-tick-label')}</legend>${rows}</fieldset>`,
    scripts: [islandPath('select-words.ts')],
    submit: t('letters-continue'),
    now: html`<p>${t('letters-meanwhile-demands', { n: draft.marks.length })}</p>${headingList(draft)}`,
  });
}

const chosenSpans = (state: FormState) => spansIn([state.values.s ?? []].flat().map(String));

const headingList = (draft: LetterDraft): Html =>
  html`<ol>${draft.marks.map((mark) => html`<li>${mark.heading}</li>`)}</ol>`;

/** One group of fields a demand: what it is called, its exact words, and what it asks somebody to do. */
function headingsPage(view: View, state: FormState, draft: LetterDraft): Html {
  const { t } = view;
  return draftPage(view, state, {
    draft,
    step: 'demands',
    title: t('letters-name-title'),
    before: html`<p class="lead">${t('letters-name-what')}</p>`,
    fields: html`${draft.marks.map((mark, i) => markFields(view, state, draft, mark, i + 1))}`,
    submit: t('letters-continue'),
    now: headingList(draft),
  });
}

function markFields(view: View, state: FormState, draft: LetterDraft, mark: DraftMark, n: number): Html {
  const { t } = view;
  const text = mark.paragraph === null ? null : (draft.paragraphs[mark.paragraph] ?? null);
  const places = mark.quote ? placesIn(draft.paragraphs, { ...mark, lost: undefined }) : 1;
  const over = text === null && mark.quote !== undefined && !mark.lost;
  const where = over
    ? nothing
    : text === null
      ? textField(view, state, {
          name: `place-${n}`,
          label: t('letters-name-place'),
          hint: t('letters-name-place-hint', { n: draft.paragraphs.length }),
          short: true,
          inputmode: 'numeric',
        })
      : html`<blockquote class="said" ${attrs({ lang: draft.lang, dir: 'auto' })}>${text}</blockquote>`;
  const which =
    (places > 1 || mark.lost) &&
    places > 0 &&
    select(view, state, {
      name: `occurrence-${n}`,
      label: t('letters-name-which'),
      hint: t('letters-name-which-hint', { n: places }),
      optional: true,
      empty: t('letters-name-which-none'),
      options: Array.from({ length: Math.min(places, 50) }, (_, i) => ({
        value: String(i + 1),
        label: t('letters-name-which-n', { n: i + 1 }),
      })),
    });
  const power = html`${select(view, state, { name: `verb-${n}`, label: t('letters-name-verb'), hint: t('letters-name-verb-hint'), optional: true, options: verbs.map((verb) => ({ value: verb, label: verbWords(view, verb) })) })}${textField(view, state, { name: `object-${n}`, label: t('letters-name-object'), hint: t('letters-name-object-hint'), optional: true, maxLength: 80 })}`;
  return html`<section class="card gap"><h2>${t('letters-name-demand', { n })}</h2>${where}${textField(view, state, { name: `heading-${n}`, label: t('letters-name-heading'), maxLength: 200, lang: draft.lang })}${area(view, state, { name: `quote-${n}`, label: t('letters-name-quote'), hint: t('letters-name-quote-hint'), optional: true, rows: 2, lang: draft.lang })}${which}${details(t('letters-name-more'), power, Boolean(mark.verb))}${
    text !== null && checkbox(view, state, { name: `more-${n}`, label: t('letters-name-another') })
  }${checkbox(view, state, { name: `drop-${n}`, label: t('work-mark-drop') })}</section>`;
}

const fieldsOf = (marks: readonly DraftMark[]): Record<string, string> =>
  Object.fromEntries(
    marks.flatMap(({ heading, quote, occurrence, verb, object }, i) => [
      [`heading-${i + 1}`, heading],
      [`quote-${i + 1}`, quote ?? ''],
      [`occurrence-${i + 1}`, occurrence ? String(occurrence) : ''],
      [`verb-${i + 1}`, verb ?? ''],
      [`object-${i + 1}`, object ?? ''],
    ]),
  );

function namedMark(mark: DraftMark, n: number, sent: Record<string, string | string[]>, paragraphs: number): DraftMark {
  const field = (name: string) => one(sent[`${name}-${n}`]);
  const place = Number(field('place'));
  const paragraph = mark.paragraph ?? (Number.isInteger(place) && place >= 1 && place <= paragraphs ? place - 1 : null);
  const occurrence = Number(field('occurrence'));
  const verb = verbs.find((known) => known === field('verb'));
  const foundAgain = paragraph !== null || occurrence >= 1 || field('quote') !== (mark.quote ?? '');
  return {
    paragraph,
    ...(mark.lost && !foundAgain ? { lost: true } : {}),
    heading: field('heading'),
    ...(field('quote') ? { quote: field('quote') } : {}),
    ...(Number.isInteger(occurrence) && occurrence >= 1 ? { occurrence } : {}),
    ...(verb ? { verb } : {}),
    ...(field('object') ? { object: field('object').slice(0, 80) } : {}),
    holders: mark.holders,
  };
}

const isOpen = (paragraphs: readonly string[], mark: DraftMark): boolean =>
  mark.occurrence === undefined && placesIn(paragraphs, mark) > 1;

// Controls cannot be stored, and marks that reverse text could make a page lie.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
const hiddenSigns = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u202A-\u202E\u2066-\u2069]/;

function signFaults(sent: Record<string, string | string[]>, marks: number): FieldError[] {
  const names = Array.from({ length: marks }, (_, i) =>
    ['heading', 'quote', 'object'].map((name) => `${name}-${i + 1}`),
  ).flat();
  return names.filter((name) => hiddenSigns.test(one(sent[name]))).map((field) => ({ field, code: 'bad-characters' }));
}

/** A further demand in the same paragraph begins with its paragraph's own words. */
const another = (paragraphs: readonly string[], mark: DraftMark): DraftMark => ({
  paragraph: mark.paragraph,
  heading: firstHeading(paragraphs[mark.paragraph ?? 0] ?? mark.heading),
  holders: [],
});

async function askedPage(visit: Visit, state: FormState, draft: LetterDraft): Promise<Html> {
  const { view } = visit;
  const { t } = view;
  const groups = await visit.tx((tx) => holderOptions(tx, view));
  const options = groups.flatMap((group) => group.options);
  const fields =
    options.length === 0
      ? emptyState(view, { title: t('letters-asked-nobody-title'), what: t('letters-asked-nobody-what') })
      : html`${checkboxes(view, state, { name: 'holders', label: t('letters-asked-label'), hint: t('letters-asked-hint'), optional: true, options })}${checkbox(view, state, { name: 'all', label: t('letters-asked-all') })}`;
  return draftPage(view, state, {
    draft,
    step: 'asked',
    title: t('letters-asked-title'),
    before: html`<p class="lead">${t('letters-asked-what')}</p>`,
    fields,
    submit: t('letters-continue'),
    now: html`<p>${t('letters-meanwhile-holders', { n: draft.holders.length })}</p>`,
  });
}

/** The letter's matrix before it is public: a box for each demand and each holder. */
async function eachPage(visit: Visit, state: FormState, draft: LetterDraft): Promise<Html> {
  const { view } = visit;
  const { t } = view;
  const groups = await visit.tx((tx) => holderOptions(tx, view));
  const names = new Map(groups.flatMap((group) => group.options).map((option) => [option.value, option.label]));
  const holders = draft.holders.filter((key) => names.has(key));
  const head = holders.map((key) => html`<th scope="col">${names.get(key)}</th>`);
  const rows = draft.marks.map((mark, i) => {
    const n = i + 1;
    const chosen = new Set([state.values[`h-${n}`] ?? []].flat().map(String));
    const boxes = holders.map(
      (key) =>
        html`<td><b>${names.get(key)}</b> <span class="pick"><input ${attrs({ type: 'checkbox', name: `h-${n}`, value: key, checked: chosen.has(key), 'aria-label': t('letters-each-box', { n, holder: names.get(key) ?? '' }) })}></span></td>`,
    );
    return html`<tr><th scope="row" ${attrs({ lang: draft.lang })}>${n}. ${mark.heading}</th>${boxes}</tr>`;
  });
  const grid = html`<div class="scroll" role="region" tabindex="0" aria-labelledby="each"><table class="stack"><caption id="each">${t('letters-each-caption')}</caption><thead><tr><th scope="col">${t('part-matrix-demand')}</th>${head}</tr></thead><tbody>${rows}</tbody></table></div>`;
  return draftPage(view, state, {
    draft,
    step: 'asked',
    title: t('letters-each-title'),
    before: html`<p class="lead">${t('letters-each-what')}</p>`,
    fields: holders.length ? grid : nothing,
    submit: t('letters-continue'),
    now: headingList(draft),
    wide: true,
  });
}
