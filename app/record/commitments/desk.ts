// At the desk: recording a commitment, asserting something of it, objecting and confirming. Clerks do it from a source; whoever holds
// the office says it here and is told that it will be called self-reported.
import Type from 'typebox';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { area, checkbox, dateField, type FormState, hidden, radios, select, textField } from '../../web/forms.ts';
import { type Html, html, nothing } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { emptyState, queue } from '../../web/parts.ts';
import type { Site, Visit } from '../../web/site.ts';
import { rich } from '../../web/view.ts';
import { holderAt, holderKey, holderNames, parseHolder } from '../people/holder.ts';
import {
  asRecorder,
  dayFrom,
  holderOptions,
  keeperPage,
  languageField,
  Sent,
  SentIds,
  sentDay,
  sourcesField,
  sourcesToChoose,
} from '../words/form-parts.ts';
import { said, saidInLink, saidPlainly } from '../words/parts.ts';
import { markCommitment, recordCommitment, reviewMark } from './actions.ts';
import { knownOf, madeInOf, whereMade } from './made-in.ts';
import { commitmentHref, dueSentence, evidenceTag, positionTag, timeTag } from './parts.ts';
import { rubrics } from './rubric.ts';
import { type Axis, axes, type Value, values } from './rules.ts';
import { allCommitments, type Commitment, commitmentBy, commitmentsOf, standing } from './store.ts';

const tellers = ['clerk', 'holder', 'speaker'] as const;

export function wireCommitmentsDesk(site: Site): void {
  site.desk(routes.deskCommitments, [...tellers], deskCommitments);
  site.form(routes.deskCommitmentNew, {
    who: [...tellers],
    schema: Type.Object({
      holder: Sent,
      words: Sent,
      conditions: Sent,
      ...sentDay('due'),
      vague: Sent,
      rule: Sent,
      from: Sent,
      ...sentDay('day'),
      lang: Sent,
      sources: SentIds,
    }),
    start: async ({ query, view, tx }) => ({
      lang: view.lang,
      ...(await tx((tx) => knownOf(tx, madeInOf(query.from)))),
      ...query,
    }),
    show: showNew,
    act: async (visit, value) => {
      const { number } = await recordCommitment(asRecorder(visit), {
        ...value,
        holder: parseHolder(value.holder) ?? { post: '' },
        words: value.words ?? '',
        due: dayFrom(value, 'due'),
        from: madeInOf(value.from),
        day: dayFrom(value, 'day'),
        sources: value.sources ?? [],
      });
      return visit.view.href(routes.commitment, { commitment: number });
    },
  });
  site.form(routes.deskCommitment, {
    who: [...tellers],
    schema: Type.Object({
      what: Sent,
      words: Sent,
      newWords: Sent,
      ...sentDay('newDue'),
      newVague: Sent,
      rule: Sent,
      own: Sent,
      ...sentDay('day'),
      lang: Sent,
      sources: SentIds,
    }),
    start: ({ view }) => ({ lang: view.lang }),
    show: showMark,
    act: async (visit, value) => {
      const one = await mustFind(visit, visit.params.commitment ?? '');
      const [axis, mark] = (value.what ?? '').split('.');
      await markCommitment(asRecorder(visit), {
        ...value,
        commitment: one.id,
        axis: axis as Axis,
        value: mark as Value,
        words: value.words ?? '',
        newDue: dayFrom(value, 'newDue'),
        day: dayFrom(value, 'day'),
        ownSources: value.own === 'yes',
        sources: value.sources ?? [],
      });
      return commitmentHref(visit.view, one);
    },
  });
  site.form(routes.deskCommitmentCall, {
    who: [...tellers],
    schema: Type.Object({ what: Sent, words: Sent, lang: Sent, sources: SentIds }),
    start: ({ view }) => ({ lang: view.lang }),
    show: showCall,
    act: async (visit, value) => {
      const { mark } = visit.params;
      const one = await ofMark(visit, mark ?? '');
      await reviewMark(asRecorder(visit), {
        mark: mark ?? '',
        what: value.what as 'objected',
        words: value.words ?? '',
        lang: value.lang,
        sources: value.sources ?? [],
      });
      return commitmentHref(visit.view, one);
    },
  });
}

const keeps = ({ viewer }: Visit): boolean => viewer?.roles.some((role) => role !== 'auditor') ?? false;

/** /desk/commitments: for clerks all of them, for others those of their own office, each with what can be said of it. */
async function deskCommitments(visit: Visit): Promise<Html> {
  const { view, tx, viewer } = visit;
  const { t, href } = view;
  const { all, names } = await tx(async (tx) => {
    const own = {
      posts: viewer!.posts.map((one) => one.post),
      organizations: viewer!.speaksFor.map((one) => one.organization),
    };
    const all = keeps(visit) ? await allCommitments(tx) : await commitmentsOf(tx, own);
    return {
      all,
      names: await holderNames(
        tx,
        all.map((one) => holderAt(one.holder_post, one.holder_organization)!),
      ),
    };
  });
  const items = all.slice(0, 200).map((one) => {
    const now = standing(one, view.today);
    const name = names.get(holderKey(holderAt(one.holder_post, one.holder_organization)!));
    const calls = one.marks.map(
      (mark, i) =>
        html` · <a href="${href(routes.deskCommitmentCall, { mark: mark.id })}">${t('commitments-desk-call', { n: i + 1 })}</a>`,
    );
    return {
      title: `${one.number}. ${(one.words ?? t('state-covered')).slice(0, 120)}`,
      href: href(routes.deskCommitment, { commitment: one.id }),
      about: html`${saidPlainly(view, name?.name ?? null)}${calls}`,
      state: html`${positionTag(view, now)} ${evidenceTag(view, now)} ${timeTag(view, now)}`,
    };
  });
  const main = html`<h1>${t('commitments-desk-title')}</h1><p class="lead">${t('commitments-desk-lead')}</p>${
    items.length > 0
      ? html`<h2>${t('commitments-title')}</h2>${queue(items)}`
      : emptyState(view, { title: t('commitments-none-title'), what: t('commitments-none-what') })
  }<p><a class="button" href="${href(routes.deskCommitmentNew)}">${t('commitments-desk-new')}</a></p>`;
  return layout(view, {
    title: t('commitments-desk-title'),
    desk: true,
    main,
    crumbs: [{ label: t('web-nav-own-desk'), href: href(routes.desk) }, { label: t('commitments-desk-title') }],
  });
}

const ruleOptions = ({ view }: Visit) =>
  rubrics.at(-1)!.rules.map(({ code }) => ({
    value: code,
    label: `${view.t(`commitments-rule-${code}`)}: ${view.t(`commitments-rule-means-${code}`)}`,
  }));

function whenFields(visit: Visit, state: FormState, names: { due: string; vague: string }): Html {
  const { view } = visit;
  const { t } = view;
  return html`${dateField(view, state, { name: names.due, label: t('commitments-form-due'), hint: t('commitments-form-due-hint'), fuzzy: true, optional: true })}
${textField(view, state, { name: names.vague, label: t('commitments-form-vague'), hint: t('commitments-form-vague-hint'), optional: true, maxLength: 200 })}
${select(view, state, { name: 'rule', label: t('commitments-form-rule'), hint: t('commitments-form-rule-hint'), optional: true, empty: t('commitments-form-rule-none'), options: ruleOptions(visit) })}`;
}

/** Whoever keeps the record names a source; whoever speaks here is the source, and may name others. */
async function sourcesHere(visit: Visit, state: FormState): Promise<Html> {
  return sourcesField(visit.view, state, await visit.tx(sourcesToChoose), keeps(visit));
}

async function showNew(visit: Visit, state: FormState): Promise<Html> {
  const { view, tx, viewer } = visit;
  const { t } = view;
  const own = new Set([
    ...viewer!.posts.map((one) => `post:${one.post}`),
    ...viewer!.speaksFor.map((one) => `organization:${one.organization}`),
  ]);
  const groups = await tx((tx) => holderOptions(tx, view));
  const holders = keeps(visit)
    ? groups
    : groups.flatMap((group) => group.options.filter((option) => own.has(option.value)));
  const sent = typeof state.values.from === 'string' ? state.values.from : '';
  const from = madeInOf(sent);
  const made = from && (await tx((tx) => whereMade(tx, from)));
  const before =
    made?.route &&
    html`<p class="lead">${rich(view, 'commitments-form-from', { what: html`<a href="${view.href(made.route, made.params)}">${saidInLink(view, made.lang, made.name)}</a>` })}</p>`;
  const fields = html`${from ? hidden('from', sent) : nothing}${select(view, state, { name: 'holder', label: t('commitments-form-holder'), hint: t('commitments-form-holder-hint'), options: holders })}
${area(view, state, { name: 'words', label: t('commitments-form-words'), hint: t('commitments-form-words-hint'), maxLength: 5000 })}
${area(view, state, { name: 'conditions', label: t('commitments-form-conditions'), optional: true, rows: 2, maxLength: 2000 })}
${whenFields(visit, state, { due: 'due', vague: 'vague' })}
${dateField(view, state, { name: 'day', label: t('commitments-form-day'), hint: t('clocks-form-day-hint'), fuzzy: true, optional: true })}
${languageField(view, state)}${await sourcesHere(visit, state)}`;
  return keeperPage(view, state, { title: t('commitments-desk-new'), before, fields });
}

async function showMark(visit: Visit, state: FormState): Promise<Html> {
  const { view } = visit;
  const { t } = view;
  const one = await mustFind(visit, visit.params.commitment ?? '');
  const codes: Record<string, string> = { partly: 'partly-done', done: 'done-all' };
  const options = axes.flatMap((axis) =>
    values[axis].map((value) => ({
      value: `${axis}.${value}`,
      label: `${t(`commitments-axis-${axis}`)}: ${value === 'moved' ? t('commitments-date-moved') : t(`state-${codes[value] ?? value}`)}`,
      hint: t(`commitments-means-${value}`),
    })),
  );
  const fields = html`${radios(view, state, { name: 'what', label: t('commitments-form-what'), options })}
${area(view, state, { name: 'words', label: t('commitments-form-why'), hint: t('commitments-form-why-hint'), maxLength: 5000 })}
${area(view, state, { name: 'newWords', label: t('commitments-form-new-words'), hint: t('commitments-form-new-words-hint'), optional: true, maxLength: 5000 })}
${whenFields(visit, state, { due: 'newDue', vague: 'newVague' })}
${dateField(view, state, { name: 'day', label: t('commitments-form-as-of'), hint: t('clocks-form-day-hint'), fuzzy: true, optional: true })}
${keeps(visit) ? checkbox(view, state, { name: 'own', label: t('commitments-form-own') }) : html`<p class="hint">${t('commitments-form-self')}</p>`}
${languageField(view, state)}${await sourcesHere(visit, state)}`;
  return keeperPage(view, state, { title: t('commitments-desk-mark'), before: saysNow(visit, one), fields });
}

function saysNow({ view }: Visit, one: Commitment): Html {
  const now = standing(one, view.today);
  return html`<p class="lead">${said(view, one.lang, one.words)}</p><p>${dueSentence(view, one)}</p><p>${positionTag(view, now)} · ${evidenceTag(view, now)} · ${timeTag(view, now)}</p>`;
}

async function showCall(visit: Visit, state: FormState): Promise<Html> {
  const { view, params } = visit;
  const { t } = view;
  const one = await ofMark(visit, params.mark ?? '');
  const mark = one.marks.find((each) => each.id === params.mark)!;
  const options = (keeps(visit) ? (['objected', 'confirmed'] as const) : (['objected'] as const)).map((what) => ({
    value: what,
    label: t(`commitments-form-call-${what}`),
    hint: t(`commitments-form-call-${what}-hint`),
  }));
  const fields = html`${radios(view, state, { name: 'what', label: t('commitments-form-call'), options })}${area(view, state, { name: 'words', label: t('commitments-form-call-words'), maxLength: 2000 })}${languageField(view, state)}${sourcesField(view, state, await visit.tx(sourcesToChoose))}`;
  const before = html`${saysNow(visit, one)}<blockquote>${said(view, mark.lang, mark.words)}</blockquote>`;
  return keeperPage(view, state, { title: t('commitments-desk-review'), before, fields });
}

const isUuid = (id: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);

async function mustFind({ tx }: Visit, id: string): Promise<Commitment> {
  const one = isUuid(id) ? await tx((tx) => commitmentBy(tx, { id })) : undefined;
  if (!one) throw new Refused('not-found');
  return one;
}

async function ofMark({ tx }: Visit, mark: string): Promise<Commitment> {
  const one = isUuid(mark) ? await tx((tx) => commitmentBy(tx, { mark })) : undefined;
  if (!one) throw new Refused('not-found');
  return one;
}
