// The public pages of the register of powers: the register, one power, and "who can?".
// They show disputed entries as disputed and ended ones with their interval; nothing here is legal advice.
import Type from 'typebox';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { sayDate, sayDay } from '../../i18n/say.ts';
import { dateField, form, formState, select } from '../../web/forms.ts';
import { flag, type Html, html } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { citeBlock, emptyState, facts, logSeal, notice, stateTag, timeline } from '../../web/parts.ts';
import { readForm } from '../../web/read.ts';
import type { Visit } from '../../web/site.ts';
import { inLanguage, rich, to, type View } from '../../web/view.ts';
import { listPage } from '../outlets/links.ts';
import { holderKey, parseHolder } from '../people/holder.ts';
import { sayInterval } from '../people/parts.ts';
import { correctionBlock, correctLink } from '../reply/parts.ts';
import { correctionsBeside } from '../reply/store.ts';
import { citedSources, holderLink, saidPlainly } from '../words/parts.ts';
import {
  isSameAnswer,
  modeWords,
  notAdvice,
  objectOf,
  objectWords,
  powerReasons,
  powerSentence,
  powerTable,
  verbTitle,
  verbWords,
  voteSentences,
  whoCanAnswer,
  whoCanQuestion,
} from './parts.ts';
import { inForce, isOver, verbs } from './rules.ts';
import {
  allPowers,
  findPower,
  knownObjects,
  limitsOf,
  marksOf,
  nameOf,
  type Power,
  type PowerContext,
  type PowerMark,
  powerContext,
  powersIn,
  replacementOf,
  whoCanEach,
} from './store.ts';

const Filter = Type.Object({
  verb: Type.Optional(Type.Enum([...verbs])),
  holder: Type.Optional(Type.String({ maxLength: 60 })),
  on: Type.Optional(Type.String({ format: 'date' })),
});

/** /powers: the whole register, by act, filtered by plain GET. */
export async function powersPage({ view, query, tx }: Visit): Promise<Html> {
  const { t } = view;
  const read = readForm(Filter, query);
  const asked = read.ok ? read.value : {};
  const { all, context } = await tx(async (tx) => {
    const all = await allPowers(tx);
    return { all, context: await powerContext(tx, all) };
  });
  const holder = parseHolder(asked.holder);
  let shown: readonly Power[] = all.filter(
    (power) => (!asked.verb || power.verb === asked.verb) && (!holder || holderKey(power.holder) === holderKey(holder)),
  );
  if (asked.on) shown = inForce(shown, asked.on);
  const state = formState(query, read.ok ? [] : read.errors);
  const holders = [...new Map(all.map((power) => [holderKey(power.holder), nameOf(context, power)])).values()];
  const fields = html`${select(view, state, { name: 'verb', label: t('powers-filter-verb'), optional: true, empty: t('powers-filter-any'), options: verbs.filter((verb) => all.some((power) => power.verb === verb)).map((verb) => ({ value: verb, label: verbWords(view, verb) })) })}
${select(view, state, { name: 'holder', label: t('powers-filter-holder'), optional: true, empty: t('powers-filter-any'), options: holders.flatMap((name) => (name ? [{ value: name.key, label: saidPlainly(view, name.name) }] : [])) })}
${dateField(view, state, { name: 'on', label: t('powers-filter-on'), optional: true })}`;
  const main = html`<h1>${t('powers-title')}</h1><p class="lead">${t('powers-lead')}</p>
<p><a class="button" href="${view.href(routes.whoCan)}">${t('powers-ask')}</a></p>
${
  all.length === 0
    ? emptyState(view, { title: t('powers-none-title'), what: t('powers-none-what') })
    : html`<details ${open(Object.keys(asked).length > 0 || !read.ok)}><summary>${t('powers-filter')}</summary><div>${form(view, state, { action: view.href(routes.powers), method: 'get', fields, submit: t('powers-filter-do') })}</div></details>
${shown.length > 0 ? powerTable(view, shown, context, { id: 'register', caption: t('powers-caption') }) : html`<p>${t('powers-filter-nothing')}</p>`}`
}
${notAdvice(view)}`;
  return listPage(view, ['powers'], { title: t('powers-title'), description: t('powers-lead'), main });
}

const open = (is: boolean) => flag('open', is);

const Question = Type.Object({
  verb: Type.Enum([...verbs]),
  object: Type.String({ maxLength: 80, pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' }),
  on: Type.Optional(Type.String({ format: 'date' })),
});

/** /powers/who-can?verb=&object=&on= */
export async function whoCanPage({ view, query, tx }: Visit): Promise<Html> {
  const { t } = view;
  const sent = 'verb' in query || 'object' in query;
  const read = readForm(Question, query);
  const found = await tx(async (tx) => {
    const known = await knownObjects(tx);
    if (!read.ok || !sent) return { known, answers: [], context: undefined };
    const { verb, object, on } = read.value;
    const days = [...new Set([on ?? view.today, view.today])];
    const answers = await whoCanEach(
      tx,
      days.map((day) => ({ verb, objectKey: object, day })),
    );
    return {
      known,
      answers,
      context: await powerContext(tx, powersIn(answers)),
    };
  });
  const state = formState(query, sent && !read.ok ? read.errors : []);
  const objects = [...new Map(found.known.map((one) => [one.objectKey, one])).values()];
  const fields = html`${select(view, state, { name: 'verb', label: t('powers-ask-verb'), options: verbs.map((verb) => ({ value: verb, label: verbWords(view, verb) })) })}
${select(view, state, { name: 'object', label: t('powers-ask-object'), options: objects.map((one) => ({ value: one.objectKey, label: one.object ?? one.objectKey.replaceAll('-', ' ') })) })}
${dateField(view, state, { name: 'on', label: t('powers-ask-on'), hint: t('powers-ask-on-hint'), optional: true })}`;
  const [then, now] = [found.answers[0], found.answers.at(-1)];
  const answered =
    then && now && found.context
      ? html`<section><h2>${whoCanQuestion(view, now.verb, objectOf(view, found.answers, found.known))}</h2>${
          then.day === now.day || isSameAnswer(then, now)
            ? html`<p class="lead">${then.day === now.day ? t('powers-today') : t('powers-then-and-today', { day: sayDate(view.lang, then.day) })}</p>${whoCanAnswer(view, now, found.context)}`
            : html`<p class="lead">${t('powers-then', { day: sayDate(view.lang, then.day) })}</p>${whoCanAnswer(view, then, found.context)}<p class="lead">${t('powers-today')}</p>${whoCanAnswer(view, now, found.context)}`
        }</section>`
      : null;
  const main = html`<h1>${t('powers-ask')}</h1><p class="lead">${t('powers-ask-lead')}</p>${answered}
${answered && html`<h2>${t('powers-ask-again')}</h2>`}${form(view, state, { action: view.href(routes.whoCan), method: 'get', fields, submit: t('powers-ask-do') })}${notAdvice(view)}`;
  return layout(view, {
    title: t('powers-ask'),
    crumbs: [{ label: t('powers-title'), href: view.href(routes.powers) }, { label: t('powers-ask') }],
    problems: state.errors.length > 0,
    main,
  });
}

/** /powers/:power */
export async function powerPage(visit: Visit): Promise<Html> {
  const { view } = visit;
  const { t } = view;
  const found = await visit.tx(async (tx) => {
    const power = await findPower(tx, visit.params.power ?? '');
    if (!power) throw new Refused('not-found');
    const marks = await marksOf(tx, power.id);
    const limits = {
      to: power.limits ? await findPower(tx, power.limits) : undefined,
      by: await limitsOf(tx, power.id),
    };
    const context = await powerContext(
      tx,
      [power, ...limits.by],
      marks.map((mark) => mark.act_id),
    );
    return {
      power,
      marks,
      limits,
      context,
      later: power.superseded ? await replacementOf(tx, power.superseded) : undefined,
      corrections: await correctionsBeside(tx, [`power/${power.id}`]),
    };
  });
  const { power, marks, limits, context, later } = found;
  const name = nameOf(context, power);
  const title = html`${verbTitle(view, power.verb)}: ${objectWords(view, power)}`;
  const plain = `${verbTitle(view, power.verb)}: ${power.object ?? power.objectKey.replaceAll('-', ' ')}`;
  // One act may be in several hands: the holder tells the entries apart.
  const told = `${plain}, ${saidPlainly(view, name?.name ?? null)}, ${sayInterval(view, power, !power.until)}`;
  const main = html`<h1>${title}</h1><p class="lead">${powerSentence(view, power, name, { limited: limits.by.length > 0 })}</p>
${power.standing === 'withdrawn' && notice(view, 'warn', t('powers-withdrawn-title'), html`<p>${t('powers-withdrawn-what')}</p>`)}
${later && notice(view, 'info', t('powers-replaced-title'), html`<p>${rich(view, 'powers-replaced-what', { link: to(view.href(routes.power, { power: later })) })}</p>`)}
<div class="two"><div>${voteSentences(view, power, context)}${power.mode === 'appoints-holder' && html`<p>${t('powers-mode-appoints-holder-more')}</p>`}
${power.note && html`<p class="measure">${inLanguage(view, power.lang, power.note)}</p>`}
<h2>${t('powers-basis')}</h2>${power.basis ? html`<p>${powerReasons(view, power)}</p>` : html`<p class="soft">${t('powers-basis-none')}</p>`}
${
  marks.length > 0 &&
  html`<h2>${t('powers-history')}</h2>${timeline(
    view,
    marks.map((mark) => markItem(view, mark, context)),
  )}`
}
<h2>${t('words-sources-title')}</h2>${citedSources(view, context.sources.get(power.act_id))}${correctionBlock(view, found.corrections)}${correctLink(view, power.act_id)}</div>
<aside><h2>${t('powers-facts')}</h2>${facts([
    [t('powers-holder'), holderLink(view, name)],
    [t('powers-mode'), modeWords(view, power)],
    [t('powers-interval'), sayInterval(view, power, !power.until)],
    [
      t('powers-standing'),
      html`${stateTag(view, power.standing)} <small>${t(`powers-standing-${power.standing}`)}</small>`,
    ],
    [t('powers-division'), power.division],
    [t('powers-limits-what'), limits.to && powerLink(view, limits.to)],
    [
      t('powers-limited-by'),
      limits.by.length > 0 &&
        limits.by.map(
          (one, i) =>
            html`${i > 0 && html`<br>`}${powerLink(view, one)} <small>${sayInterval(view, one, !isOver(one, view.today))}</small>`,
        ),
    ],
  ])}<p class="gap"><a href="${view.href(routes.whoCan, {}, { verb: power.verb, object: power.objectKey })}">${whoCanQuestion(view, power.verb, objectWords(view, power))}</a></p>${citeBlock(view, { title: told, address: view.place.baseUrl + view.href(routes.power, { power: power.id }), day: sayDay(view.lang, view.today) })}</aside></div>${notAdvice(view)}${logSeal(view, power.act_id)}`;
  return layout(view, {
    title: told,
    crumbs: [{ label: t('powers-title'), href: view.href(routes.powers) }, { label: plain }],
    main,
  });
}

/** A power by what it lets someone do. */
const powerLink = (view: View, power: Power): Html =>
  html`<a href="${view.href(routes.power, { power: power.id })}">${verbTitle(view, power.verb)}: ${objectWords(view, power)}</a>`;

function markItem(view: View, mark: PowerMark, context: PowerContext) {
  const what =
    mark.what === 'ended'
      ? view.t('powers-mark-ended', { day: sayDate(view.lang, mark.until_day ?? '') })
      : html`${view.t('powers-mark-standing')} ${stateTag(view, mark.standing as 'asserted')}`;
  return {
    when: mark.day,
    what: html`<p>${what}</p>${mark.note && html`<p>${inLanguage(view, mark.lang, mark.note)}</p>`}${citedIf(view, context.sources.get(mark.act_id))}`,
  };
}

const citedIf = (view: View, sources: Parameters<typeof citedSources>[1]) =>
  sources?.length ? citedSources(view, sources) : null;
