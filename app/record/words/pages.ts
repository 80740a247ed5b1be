// The public pages of sources and statements.
// What is not held is said so; a correction never hides the earlier wording.
import { bareDay, openTo } from '../../base/fuzzy-day.ts';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { form, formState, hidden, textField } from '../../web/forms.ts';
import { type Html, html, jsonLd } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { dateTag, details, diffView, emptyState, facts, logSeal, notice, stateTag, whenTag } from '../../web/parts.ts';
import type { Visit } from '../../web/site.ts';
import { inLanguage, type View } from '../../web/view.ts';
import { commitLink, commitmentsBlock } from '../commitments/parts.ts';
import { commitmentsOf } from '../commitments/store.ts';
import { listPage } from '../outlets/links.ts';
import { holderAt, holderKey } from '../people/holder.ts';
import { correctionBlock, correctLink, replyBlock } from '../reply/parts.ts';
import { correctionsBeside, namedBeside } from '../reply/store.ts';
import { captureList, quotationBlock } from './captures/parts.ts';
import { capturesOf, quotationOf } from './captures/store.ts';
import { citedSources, said, saidPlainly, standingTag, statementBlock, webLink } from './parts.ts';
import { type Speakers, speakerName, speakersOf, statementList } from './speakers.ts';
import {
  aboutOf,
  allStatements,
  earlierStatements,
  restingOn,
  type Statement,
  sourceById,
  statementByNumber,
} from './store.ts';
import { type Named, nameStreams } from './streams.ts';

/** /sources/:source: what it is, how sure, what of it is held, and what rests on it. */
export async function sourcePage(visit: Visit): Promise<Html> {
  const { view } = visit;
  const { t } = view;
  const { source, resting, names, captures } = await visit.tx(async (tx) => {
    const source = await sourceById(tx, visit.params.source ?? '');
    if (!source) throw new Refused('not-found');
    const resting = await restingOn(tx, source.id);
    return {
      source,
      resting,
      captures: await capturesOf(tx, [source.id]),
      names: await nameStreams(
        tx,
        resting.map((one) => one.stream),
      ),
    };
  });
  const day = (on: string | null) => on && dateTag(view, on);
  const main = html`<h1>${said(view, source.lang, source.title)}</h1><p class="lead">${t('words-source-lead')}</p>
${!source.held && notice(view, 'info', t('words-source-unheld-title'), html`<p>${t('words-source-unheld-what')}</p>`)}
<div class="gap">${facts([
    [t('words-source-publisher'), source.publisher && inLanguage(view, source.lang, source.publisher)],
    [t('words-source-published'), day(source.published)],
    [t('words-source-address'), source.url ? webLink(source.url) : t('words-source-no-address')],
    [t('words-source-standing'), standingTag(view, source.standing)],
    [t('words-source-held'), source.held ? t('words-yes') : stateTag(view, 'unheld')],
    [t('words-source-captured-by'), source.captured_by],
    [t('words-source-captured-on'), day(source.captured_on)],
    [t('words-source-capture'), source.capture && html`<code>${source.capture}</code>`],
  ])}</div>
${source.note && html`<p class="measure">${inLanguage(view, source.lang, source.note)}</p>`}
<h2 id="copies">${t('words-captures-title')}</h2>${captureList(view, captures)}
<h2>${t('words-source-resting')}</h2>${
    resting.length === 0
      ? html`<p class="soft">${t('words-source-resting-none')}</p>`
      : html`<ul class="list">${resting.map((one) => html`<li>${streamLink(view, names.get(one.stream), one.stream)} <small>${whenTag(view, one.day)}</small></li>`)}</ul>`
  }`;
  return layout(view, {
    title: saidPlainly(view, source.title),
    crumbs: [
      { label: t('words-statements-title'), href: view.href(routes.statements) },
      { label: saidPlainly(view, source.title) },
    ],
    main,
  });
}

/** A stream as its kind and its name, a link where it has a page. */
function streamLink(view: View, named: Named | undefined, stream: string): Html {
  const kind = view.t(`words-stream-${stream.split('/')[0]}`);
  if (!named) return html`${kind}`;
  const words = said(view, named.lang, named.name);
  return html`${kind}: ${named.route ? html`<a href="${view.href(named.route, named.params)}">${words}</a>` : words}`;
}

/** /statements: everything recorded as said, the latest first. */
export async function statementsPage({ view, tx }: Visit): Promise<Html> {
  const { t } = view;
  const { all, speakers } = await tx(async (tx) => {
    const all = await allStatements(tx);
    return { all, speakers: await speakersOf(tx, all) };
  });
  const state = formState({});
  const search = form(view, state, {
    action: view.href(routes.search),
    method: 'get',
    fields: html`${textField(view, state, { name: 'q', label: t('words-search'), type: 'search' })}${hidden('in', 'statements')}`,
    submit: t('words-search-do'),
  });
  const main = html`<h1>${t('words-statements-title')}</h1><p class="lead">${t('words-statements-lead')}</p>${all.length > 0 && search}${
    all.length === 0
      ? emptyState(view, { title: t('words-statements-none-title'), what: t('words-statements-none-what') })
      : html`<h2 class="vh">${t('words-statements-list')}</h2>${statementList(view, all, speakers)}`
  }`;
  return listPage(view, ['statements', 'sources'], {
    title: t('words-statements-title'),
    description: t('words-statements-lead'),
    main,
  });
}

/** /statements/:statement, by its number. */
export async function statementPage(visit: Visit): Promise<Html> {
  const { view } = visit;
  const { t } = view;
  const number = /^[1-9]\d{0,7}$/.test(visit.params.statement ?? '') ? Number(visit.params.statement) : 0;
  const found = await visit.tx(async (tx) => {
    const statement = await statementByNumber(tx, number);
    if (!statement) throw new Refused('not-found');
    const about = await aboutOf(tx, statement);
    return {
      statement,
      about,
      names: await nameStreams(tx, about),
      earlier: await earlierStatements(tx, statement.id),
      commitments: await commitmentsOf(tx, { statement: statement.id }),
      speakers: await speakersOf(tx, [statement]),
      named: await namedBeside(tx, [`statement/${statement.id}`]),
      quotation: statement.quoted ? await quotationOf(tx, statement.id) : undefined,
      corrections: await correctionsBeside(tx, [`statement/${statement.id}`]),
    };
  });
  const { statement, speakers, earlier } = found;
  const speaker = speakerName(view, statement, speakers);
  const sources = speakers.sources.get(statement.act_id);
  const main = html`<h1>${t('words-statement-title', { n: statement.number })}</h1>
<div class="gap">${statementBlock(view, statement, { speaker, sources: undefined, covers: speakers.covers, level: 2, alone: true })}</div>${quotationBlock(view, statement, found.quotation)}${correctionBlock(view, found.corrections)}${statement.given === 'source' && correctLink(view, statement.act_id)}${replyBlock(view, found.named)}
${commitmentsBlock(view, found.commitments)}${commitLink(view, { statement: statement.id })}
<h2>${t('words-about')}</h2>${
    found.about.length === 0
      ? html`<p class="soft">${t('words-about-nothing')}</p>`
      : html`<ul>${found.about.map((stream) => html`<li>${streamLink(view, found.names.get(stream), stream)}</li>`)}</ul>`
  }
<h2>${t('words-sources-title')}</h2>${citedSources(view, sources)}
${earlier.length > 0 && html`<h2>${t('words-earlier')}</h2>${earlier.map((one, i) => details(t('words-earlier-n', { n: earlier.length - i }), diffOf(view, one.words, statement.words)))}`}${logSeal(view, statement.act_id)}`;
  return layout(view, {
    title: t('words-statement-title', { n: statement.number }),
    crumbs: [
      { label: t('words-statements-title'), href: view.href(routes.statements) },
      { label: t('words-statement-title', { n: statement.number }) },
    ],
    main,
    ...(statement.quoted && { head: jsonLd(inMachineWords(view, statement, speakers)) }),
  });
}

/** Words that were quoted, as a schema.org Quotation; what an editor told in other words is none. Covered words are not in it. */
function inMachineWords(view: View, statement: Statement, speakers: Speakers) {
  const holder = holderAt(statement.speaker_post, statement.speaker_organization);
  const office = holder && speakers.holders.get(holderKey(holder))?.name;
  const person = speakers.persons.get(statement.speaker_person ?? '')?.name;
  return {
    '@context': 'https://schema.org',
    '@type': 'Quotation',
    '@id': view.place.baseUrl + view.href(routes.statement, { statement: statement.number }),
    ...(office || person
      ? { creator: office ? { '@type': 'Organization', name: office } : { '@type': 'Person', name: person } }
      : {}),
    ...(statement.words === null ? {} : { text: statement.words }),
    ...(openTo(statement.day) ? {} : { dateCreated: bareDay(statement.day) }),
    inLanguage: statement.lang,
  };
}

/** A covered wording is shown as covered: no difference may give it away. */
const diffOf = (view: View, before: string | null, after: string | null): Html =>
  before === null || after === null ? html`<p>${stateTag(view, 'covered')}</p>` : diffView(view, before, after);
