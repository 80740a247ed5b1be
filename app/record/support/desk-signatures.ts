// The stewards' desk of signatures: what each letter stands at, setting some aside with a reason, bringing them back, and the areas
// signers may name. A steward sees numbers; whom a choice meets is never listed.

import { hash } from 'node:crypto';
import { sql } from 'kysely';
import Type from 'typebox';
import { isCivilDate } from '../../base/clock.ts';
import type { Tx } from '../../base/database.ts';
import { isId } from '../../base/ids.ts';
import { invalid, Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { area, checkbox, type FormState, form, hidden, radios, submit, textField } from '../../web/forms.ts';
import { type Html, html } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { emptyState, facts, queue } from '../../web/parts.ts';
import type { Site, Visit } from '../../web/site.ts';
import { letterName } from '../letters/parts.ts';
import { type LetterEntered, letterById } from '../letters/store.ts';
import { languageField, Sent } from '../words/form-parts.ts';
import { areasOf, setAreas } from './areas.ts';
import { type Chosen, howMany, restore, setAside } from './batches.ts';
import { type AsideReason, asideReasons, type Choice, choices } from './rules.ts';
import { batchById, openBatches } from './store.ts';

const asSteward = (visit: Visit) => visit.as('steward', visit.viewer?.name ?? '');

export function wireSignaturesDesk(site: Site): void {
  site.desk(routes.deskSignatures, ['steward', 'auditor'], signaturesDesk);
  wireAside(site);
  wireRestore(site);
  wireAreas(site);
}

type Signed = { version: string; number: number; letter: number; title: string | null; total: number };

/** Every version somebody was counted under, the most signed first; and what was set aside lately. */
async function signaturesDesk({ view, tx }: Visit): Promise<Html> {
  const { t, href } = view;
  const { rows, open } = await tx(async (tx) => {
    const { rows } = await sql<Signed & { letter_id: string }>`
      select c.version_id as version, v.number, l.id as letter_id, l.number as letter, l.title, c.total
      from signature_counts c join letters l on l.place_id = c.place_id and l.id = c.letter_id and l.superseded_by is null
      join letter_versions v on v.place_id = c.place_id and v.id = c.version_id
      where c.superseded_by is null order by c.total desc, c.version_id limit 200`.execute(tx);
    return { rows, open: await openBatches(tx) };
  });
  const list =
    rows.length > 0
      ? html`<h2>${t('support-desk-letters')}</h2>${queue(
          rows.map((row) => ({
            title: `${letterName(view, { number: row.letter, title: row.title })} · ${t('support-version', { n: row.number })}`,
            href: href(routes.deskSignaturesAside, { version: row.version }),
            about: t('support-count', { n: row.total }),
          })),
        )}`
      : emptyState(view, { title: t('support-desk-none'), what: t('support-desk-none-what') });
  const back =
    open.length > 0 &&
    html`<h2>${t('support-desk-batches')}</h2>${queue(
      open.map((batch) => ({
        title: t('support-aside', { n: batch.signatures }),
        href: href(routes.deskSignaturesRestore, { batch: batch.id }),
        about: t(`support-reason-${batch.reason}`),
      })),
    )}`;
  const title = t('support-desk-title');
  const main = html`<h1>${title}</h1><p class="lead">${t('support-desk-lead')}</p>${list}${back}<p class="gap"><a href="${href(routes.deskAreas)}">${t('support-areas-title')}</a></p>`;
  return layout(view, { title, desk: true, main });
}

const Aside = Type.Object({
  chosen: Sent,
  domain: Sent,
  addresses: Sent,
  from: Sent,
  until: Sent,
  reason: Sent,
  words: Sent,
  lang: Sent,
  sure: Type.Optional(Type.Boolean()),
  /** what the form said before: how many, of which choice */
  told: Sent,
});

function wireAside(site: Site): void {
  site.form(routes.deskSignaturesAside, {
    who: 'steward',
    schema: Aside,
    start: ({ view }) => ({ lang: view.lang }),
    show: showAside,
    act: async (visit, value) => {
      const { version } = await mustVersion(visit);
      const chosen = chosenFrom(value);
      const n = await visit.tx((tx) => howMany(tx, visit.place.id, version.id, chosen));
      if (n === 0) throw invalid('chosen', 'support-none-chosen');
      // Asked twice: the number is said before anything is done, and said anew where it or the choice is another by now.
      const told = `${n}.${hash('sha256', JSON.stringify(chosen), 'base64url').slice(0, 16)}`;
      if (!value.sure || value.told !== told) throw invalid('sure', 'support-sure', { n, told });
      await setAside(asSteward(visit), {
        version: version.id,
        chosen,
        reason: value.reason as AsideReason,
        words: value.words,
        lang: value.lang || visit.view.lang,
      });
      return visit.view.href(routes.deskSignatures);
    },
  });
}

/** @throws Refused `invalid` at the field that is missing */
function chosenFrom(value: {
  chosen?: string;
  domain?: string;
  addresses?: string;
  from?: string;
  until?: string;
}): Chosen {
  const by = value.chosen as Choice | undefined;
  if (by === 'domain') {
    const domain = (value.domain ?? '').trim();
    if (!/^@?[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u.test(domain)) throw invalid('domain', 'support-domain');
    return { by, domain };
  }
  if (by === 'addresses') {
    const addresses = (value.addresses ?? '').split(/[\s,;]+/).filter((one) => one !== '');
    if (addresses.length === 0) throw invalid('addresses', 'empty');
    return { by, addresses };
  }
  if (by !== 'period') throw invalid('chosen', 'choose');
  const [from, until] = [momentOf('from', value.from), momentOf('until', value.until)];
  if (until <= from) throw invalid('until', 'support-moment');
  return { by, from, until };
}

/** A moment in UTC as it is typed: 2026-03-02 15:00. */
function momentOf(field: string, typed: string | undefined): Date {
  const found = /^(\d{4}-\d{2}-\d{2})[T ]+([01]\d:[0-5]\d|2[0-3]:[0-5]\d)(:[0-5]\d)?Z?$/.exec((typed ?? '').trim());
  // A day that is in no calendar would silently be another one.
  const moment = found && isCivilDate(found[1]!) ? new Date(`${found[1]}T${found[2]}${found[3] ?? ':00'}Z`) : undefined;
  if (!moment || Number.isNaN(moment.getTime())) throw invalid(field, 'support-moment');
  return moment;
}

async function mustVersion(visit: Visit): Promise<{ letter: LetterEntered; version: { id: string; number: number } }> {
  const id = visit.params.version ?? '';
  const found = await visit.tx(async (tx: Tx) => {
    const version = isId(id)
      ? await tx
          .selectFrom('letter_versions')
          .select(['id', 'number', 'letter_id'])
          .where('id', '=', id)
          .executeTakeFirst()
      : undefined;
    const letter = version && (await letterById(tx, version.letter_id));
    return version && letter ? { version, letter } : undefined;
  });
  if (!found) throw new Refused('not-found');
  return found;
}

async function showAside(visit: Visit, state: FormState): Promise<Html> {
  const { view } = visit;
  const { t } = view;
  const { letter, version } = await mustVersion(visit);
  const told = state.errors.find((one) => one.code === 'support-sure')?.args?.told;
  const fields = html`${hidden('told', String(told ?? ''))}${radios(view, state, {
    name: 'chosen',
    label: t('support-aside-which'),
    options: choices.map((one) => ({ value: one, label: t(`support-chosen-${one}`) })),
  })}${textField(view, state, { name: 'domain', label: t('support-aside-domain'), optional: true, short: true })}${area(view, state, { name: 'addresses', label: t('support-aside-addresses'), hint: t('support-aside-addresses-hint'), optional: true })}${textField(view, state, { name: 'from', label: t('support-aside-from'), hint: t('support-aside-moment-hint'), optional: true, short: true })}${textField(view, state, { name: 'until', label: t('support-aside-until'), optional: true, short: true })}${radios(
    view,
    state,
    {
      name: 'reason',
      label: t('support-aside-why'),
      options: asideReasons.map((one) => ({ value: one, label: t(`support-reason-${one}`) })),
    },
  )}${area(view, state, { name: 'words', label: t('support-aside-words'), hint: t('support-aside-words-hint'), maxLength: 3000 })}${languageField(view, state)}${checkbox(view, state, { name: 'sure', label: t('support-aside-sure') })}`;
  const title = t('support-aside-form-title');
  const main = html`<h1>${title}</h1><p class="lead">${t('support-aside-form-lead', { title: letterName(view, letter), n: version.number })}</p>${form(view, state, { action: view.path, fields, submit: submit(t('support-aside-do'), { kind: 'final' }) })}`;
  return deskPage(view, title, main, state);
}

function wireRestore(site: Site): void {
  site.form(routes.deskSignaturesRestore, {
    who: 'steward',
    schema: Type.Object({ words: Sent, lang: Sent }),
    start: ({ view }) => ({ lang: view.lang }),
    show: async (visit, state) => {
      const { view } = visit;
      const { t } = view;
      const batch = await mustBatch(visit);
      const fields = html`${area(view, state, { name: 'words', label: t('support-aside-words'), hint: t('support-aside-words-hint'), maxLength: 3000 })}${languageField(view, state)}`;
      const title = t('support-restore-title', { n: batch.signatures });
      const about = facts([
        [t('support-aside-why'), t(`support-reason-${batch.reason}`)],
        [t('support-aside-chosen'), t(`support-chosen-${batch.chosen}`)],
        [t('support-aside-words'), batch.words],
      ]);
      const main = html`<h1>${title}</h1>${about}${form(view, state, { action: view.path, fields, submit: t('support-restore-do') })}`;
      return deskPage(view, title, main, state);
    },
    act: async (visit, { words, lang }) => {
      const batch = await mustBatch(visit);
      await restore(asSteward(visit), { batch: batch.id, words, lang: lang || visit.view.lang });
      return visit.view.href(routes.deskSignatures);
    },
  });
}

async function mustBatch(visit: Visit) {
  const batch = await visit.tx((tx) => batchById(tx, visit.params.batch ?? ''));
  if (!batch) throw new Refused('not-found');
  return batch;
}

function wireAreas(site: Site): void {
  site.form(routes.deskAreas, {
    who: 'steward',
    schema: Type.Object({ names: Type.Optional(Type.String({ maxLength: 8000 })), lang: Sent }),
    start: async (visit) => {
      const open = (await visit.tx(areasOf)).filter((one) => one.open);
      return { names: open.flatMap((one) => one.name ?? []).join('\n'), lang: visit.view.lang };
    },
    show: ({ view }, state) => {
      const { t } = view;
      const fields = html`${area(view, state, { name: 'names', label: t('support-areas-names'), hint: t('support-areas-names-hint'), optional: true, rows: 10 })}${languageField(view, state)}`;
      const title = t('support-areas-title');
      const main = html`<h1>${title}</h1><p class="lead">${t('support-areas-lead')}</p>${form(view, state, { action: view.path, fields, submit: t('support-areas-do') })}`;
      return deskPage(view, title, main, state);
    },
    act: async (visit, { names, lang }) => {
      const lines = (names ?? '').split('\n').flatMap((line) => line.trim() || []);
      await setAreas(asSteward(visit), { names: lines, lang: lang || visit.view.lang });
      return visit.view.href(routes.deskSignatures);
    },
  });
}

const deskPage = (view: Visit['view'], title: string, main: Html, state: FormState): Html =>
  layout(view, {
    title,
    main,
    desk: true,
    problems: state.errors.length > 0,
    crumbs: [{ label: view.t('support-desk-title'), href: view.href(routes.deskSignatures) }, { label: title }],
  });
