// Several organizations write one letter: who is at it and may be invited, who changed what, and the adoption of the exact words by
// each. Nobody adopts for another, and nothing is published that one of them has not adopted.
import { sql } from 'kysely';
import Type from 'typebox';
import type { Tx } from '../../../base/database.ts';
import { invalid, Refused } from '../../../base/refused.ts';
import { routes } from '../../../base/routes.ts';
import { sayInstant } from '../../../i18n/say.ts';
import { type FormState, form, hidden, select, submit } from '../../../web/forms.ts';
import { attrs, type Html, html, nothing, type Value } from '../../../web/html.ts';
import { layout } from '../../../web/layout.ts';
import { diffView, emptyState, notice, stateTag, tag, whenTag } from '../../../web/parts.ts';
import type { Site, Visit } from '../../../web/site.ts';
import type { View } from '../../../web/view.ts';
import { saidInLink, saidPlainly } from '../../words/parts.ts';
import { asSpeaker, draftCrumbs, mine, mustDraft } from '../desk-parts.ts';
import type { LetterDraft } from '../drafts.ts';
import { draftState } from '../standing/state.ts';
import { canonicalText, digestOf } from '../text.ts';
import {
  adoptDraft,
  type Changed,
  changeAt,
  changesOf,
  inviteWriter,
  releaseWriter,
  takeBackAdoption,
  type Writer,
  writersOf,
} from './store.ts';

const WRITERS_MAX = 40;
const Invite = Type.Object({ organization: Type.String({ format: 'uuid' }) });
const Adopt = Type.Object({ revision: Type.Integer({ minimum: 1 }), back: Type.Optional(Type.String()) });

export function wireWriting(site: Site): void {
  site.form(routes.deskLetterTogether, {
    who: 'speaker',
    schema: Invite,
    show: togetherPage,
    act: async (visit, { organization }) => {
      const draft = await mustDraft(visit);
      await visit.tx(async (tx) => {
        const writers = await writersOf(tx, draft.id);
        // Sent again, it has invited them already.
        if (writers.some((one) => one.id === organization && !one.began)) return;
        const some = await invitable(tx, visit.view.today, writers);
        if (!some.some((one) => one.id === organization)) throw invalid('organization', 'choose');
        if (writers.length >= WRITERS_MAX) throw invalid('organization', 'work-too-many-writers', { max: WRITERS_MAX });
        await inviteWriter(tx, visit.place.id, draft.id, organization, visit.now());
      });
      return visit.view.href(routes.deskLetterTogether, { letter: draft.id });
    },
  });

  site.form(routes.deskLetterLeave, {
    who: 'speaker',
    schema: Type.Object({}),
    show: leavePage,
    act: async (visit) => {
      const { draft, writer } = await mayLeave(visit);
      await visit.tx((tx) => releaseWriter(tx, draft.id, writer.id));
      const left = mine(visit, draft) === writer.id;
      return visit.view.href(left ? routes.deskLetters : routes.deskLetterTogether, { letter: draft.id });
    },
  });

  site.form(routes.deskLetterAdopt, {
    who: 'speaker',
    schema: Adopt,
    show: adoptPage,
    act: async (visit, { revision, back }) => {
      const draft = await mustDraft(visit);
      const organization = mustBeMine(visit, draft);
      const { name, account } = visit.viewer!;
      const said = name.trim().slice(0, 200);
      await visit.tx((tx) =>
        back
          ? takeBackAdoption(tx, draft.id, organization)
          : adoptDraft(tx, visit.place.id, {
              draft: draft.id,
              organization,
              revision,
              account,
              name: said,
              day: visit.view.today,
            }),
      );
      return visit.view.href(routes.deskLetterTogether, { letter: draft.id });
    },
  });

  site.desk(routes.deskLetterChange, ['speaker'], changePage);
}

function mustBeMine(visit: Visit, draft: LetterDraft): string {
  const organization = mine(visit, draft);
  if (!organization) throw new Refused('forbidden');
  return asSpeaker(visit, organization).author.as!;
}

type Invitable = { id: string; name: string | null };

/** Organizations that somebody is verified to speak for today: nobody else could write along. */
async function invitable(tx: Tx, today: string, writers: readonly Writer[]): Promise<Invitable[]> {
  const { rows } = await sql<Invitable>`
    select o.id, o.name from organizations o where o.superseded_by is null and o.id <> all(${writers.map((one) => one.id)}::uuid[])
      and exists (select from verifications v where v.subject = 'organization' and v.organization_id = o.id
        and v.since <= ${today} and left(v.until, 10) >= ${today} and v.ended_by is null)
    order by lower(o.name)`.execute(tx);
  return rows;
}

/** What the writers of a draft and their adoptions amount to. */
export const stateOfDraft = (draft: LetterDraft, writers: readonly Writer[]) =>
  draftState({
    revision: draft.revision,
    organizations: writers.map((one) => one.id),
    adoptions: writers.flatMap((one) =>
      one.adopted ? [{ organization: one.id, revision: one.adopted.revision }] : [],
    ),
  });

/** Each organization at a draft, and whether it adopted what the draft says now. */
export function writerList(
  view: View,
  draft: LetterDraft,
  writers: readonly Writer[],
  more?: (one: Writer) => Value,
): Html {
  const { t } = view;
  const mark = ({ adopted }: Writer): Value => {
    if (!adopted) return html`${tag('silent', t('work-not-adopted'))}`;
    if (adopted.revision < draft.revision) return html`${tag('review', t('work-adopted-before'))}`;
    return html`${stateTag(view, 'adopted')} · ${whenTag(view, adopted.day)} · ${adopted.name}`;
  };
  return html`<ul class="list">${writers.map(
    (one) =>
      html`<li><b>${saidInLink(view, one.lang, one.name)}</b>${one.began && html` <small>${t('work-began')}</small>`}<br>${mark(one)}${more?.(one)}</li>`,
  )}</ul>`;
}

async function togetherPage(visit: Visit, state: FormState): Promise<Html> {
  const { view } = visit;
  const { t } = view;
  const draft = await mustDraft(visit);
  const own = mine(visit, draft);
  const { writers, others, changes } = await visit.tx(async (tx) => {
    const all = await writersOf(tx, draft.id);
    return {
      writers: all,
      others: await invitable(tx, view.today, all),
      changes: await changesOf(tx, draft.id),
    };
  });
  const leave = (one: Writer): Value =>
    !one.began &&
    (one.id === own || own === draft.organization) &&
    html` · <a href="${view.href(routes.deskLetterLeave, { letter: draft.id, organization: one.id })}">${t(one.id === own ? 'work-leave' : 'work-release')}</a>`;
  const invite =
    others.length > 0
      ? form(view, state, {
          action: view.path,
          fields: select(view, state, {
            name: 'organization',
            label: t('work-invite-who'),
            hint: t('work-invite-hint'),
            options: others.map((one) => ({ value: one.id, label: saidPlainly(view, one.name) })),
          }),
          submit: t('work-invite'),
        })
      : html`<p>${t('work-invite-nobody')}</p>`;
  const did = changes.length
    ? html`<ol class="list" reversed>${changes.map(
        (one) =>
          html`<li><a href="${view.href(routes.deskLetterChange, { letter: draft.id, revision: one.revision })}">${one.fields.length ? one.fields.map((name, i) => html`${i > 0 && ', '}${t(`work-field-${name}`)}`) : t('work-field-nothing')}</a><br><small>${one.name}${one.organization_name && html`, ${one.organization_name}`} · ${sayInstant(view.lang, one.at, view.place.zone)}</small></li>`,
      )}</ol>`
    : emptyState(view, { title: t('work-changes-none'), what: t('work-changes-none-what') });
  const title = t('work-together-title');
  const adopt =
    writers.length > 1 &&
    html`<div class="buttons"><a class="button" href="${view.href(routes.deskLetterAdopt, { letter: draft.id })}">${t('work-adopt-link')}</a></div>`;
  const main = html`<h1>${title}</h1><p class="lead">${draft.title} · ${stateTag(view, stateOfDraft(draft, writers))}</p><p>${t('work-together-what')}</p>
<h2>${t('work-writers')}</h2>${writerList(view, draft, writers, leave)}${adopt}<h2>${t('work-invite-title')}</h2>${invite}<h2>${t('work-changes-title')}</h2>${did}
<p class="gap"><a href="${view.href(routes.deskLetter, { letter: draft.id })}">${t('work-back-to-draft')}</a></p>`;
  return page(view, state, draft, title, main);
}

/** The organization itself leaves; the one that began the draft may also release another. @throws Refused */
async function mayLeave(visit: Visit): Promise<{ draft: LetterDraft; writer: Writer }> {
  const draft = await mustDraft(visit);
  const writer = (await visit.tx((tx) => writersOf(tx, draft.id))).find((one) => one.id === visit.params.organization);
  if (!writer || writer.began) throw new Refused('not-found');
  const own = mine(visit, draft);
  if (own !== writer.id && own !== draft.organization) throw new Refused('forbidden');
  return { draft, writer };
}

async function leavePage(visit: Visit, state: FormState): Promise<Html> {
  const { view } = visit;
  const { t } = view;
  const { draft, writer } = await mayLeave(visit);
  const title = t(writer.id === mine(visit, draft) ? 'work-leave' : 'work-release');
  const drawn = form(view, state, { action: view.path, fields: nothing, submit: submit(title, { kind: 'final' }) });
  const name = saidInLink(view, writer.lang, writer.name);
  return page(
    view,
    state,
    draft,
    title,
    html`<h1>${title}</h1><p class="lead">${name}</p><p>${t('work-leave-what')}</p>${drawn}`,
  );
}

async function adoptPage(visit: Visit, state: FormState): Promise<Html> {
  const { view } = visit;
  const { t } = view;
  const draft = await mustDraft(visit);
  const own = mustBeMine(visit, draft);
  const writers = await visit.tx((tx) => writersOf(tx, draft.id));
  const me = writers.find((one) => one.id === own)!;
  const done = me.adopted?.revision === draft.revision;
  const words = canonicalText(draft.paragraphs);
  const changed = state.errors.some((error) => error.code === 'changed-meanwhile');
  const fields = html`${hidden('revision', draft.revision)}${done && hidden('back', 'yes')}`;
  const drawn = form(view, state, {
    action: view.path,
    fields,
    submit: submit(t(done ? 'work-adopt-back' : 'work-adopt-for', { who: saidPlainly(view, me.name) }), {
      kind: done ? 'quiet' : 'final',
    }),
  });
  const title = t('work-adopt-title');
  const main = html`<h1>${title}</h1><p class="lead">${t('work-adopt-what')}</p>${changed && notice(view, 'warn', t('letters-meanwhile-title'), html`<p>${t('work-adopt-changed')} <a href="${view.href(routes.deskLetterTogether, { letter: draft.id })}">${t('work-who-changed')}</a></p>`)}
<h2>${draft.title}</h2><div class="letter" ${attrs({ lang: draft.lang, dir: 'auto' })}>${draft.paragraphs.map((one) => html`<p>${one}</p>`)}</div><p class="digest"><small>${t('letters-digest-title')} <code>${digestOf(words)}</code></small></p>
<h2>${t('letters-check-demands', { n: draft.marks.length })}</h2><ol>${draft.marks.map((one) => html`<li ${attrs({ lang: draft.lang })}>${one.heading}</li>`)}</ol>
<h2>${t('work-writers')}</h2>${writerList(view, draft, writers)}${drawn}`;
  return page(view, state, draft, title, main);
}

/** One change with what stood there before: nothing that was written is lost. */
async function changePage(visit: Visit): Promise<Html> {
  const { view } = visit;
  const { t } = view;
  const draft = await mustDraft(visit);
  const revision = /^\d{1,9}$/.test(visit.params.revision ?? '') ? Number(visit.params.revision) : 0;
  const change = await visit.tx((tx) => changeAt(tx, draft.id, revision));
  if (!change) throw new Refused('not-found');
  const names = Object.keys(change.after) as (keyof Changed)[];
  const title = t('work-change-title');
  const main = html`<h1>${title}</h1><p class="lead">${change.name} · ${sayInstant(view.lang, change.at, view.place.zone)}</p>${names.map(
    (name) =>
      html`<h2>${t(`work-field-${name}`)}</h2><div ${attrs({ lang: draft.lang })}>${diffView(view, plain(change.before, name), plain(change.after, name))}</div>`,
  )}<p class="gap"><a href="${view.href(routes.deskLetterTogether, { letter: draft.id })}">${t('work-who-changed')}</a></p>`;
  return page(view, { values: {}, errors: [], labels: new Map() }, draft, title, main);
}

/** A field of a draft as words to compare. */
function plain(changed: Changed, name: keyof Changed): string {
  const value = changed[name];
  if (!Array.isArray(value)) return value ?? '';
  if (name === 'marks') return value.map((mark) => (mark as { heading?: string }).heading ?? '').join('\n');
  return value.join(name === 'paragraphs' ? '\n\n' : '\n');
}

const page = (view: View, state: FormState, draft: LetterDraft, title: string, main: Html): Html =>
  layout(view, {
    title,
    main,
    desk: true,
    problems: state.errors.length > 0,
    crumbs: [...draftCrumbs(view, draft), { label: title }],
  });
