// The public pages of letters: the list, and one letter as a matrix and as a letter. Same bytes for everyone.
// A page of a letter never says "no answer": it says what was asked, what arrived, and what was answered.
import { sql } from 'kysely';
import type { Tx } from '../../base/database.ts';
import { openTo } from '../../base/fuzzy-day.ts';
import { routes } from '../../base/routes.ts';
import { together, togetherAgain } from '../../base/together.ts';
import { sayDay, sayList, sayNumber, saySize } from '../../i18n/say.ts';
import { type Html, html, join, jsonLd, nothing, type Value } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { citeBlock, emptyState, facts, notice, onTag, pager, stateTag, tag, whenTag } from '../../web/parts.ts';
import { inLanguage, rich, type View } from '../../web/view.ts';
import { type LetterClockRow, letterClockRows } from '../clocks/on-letter.ts';
import { demandGrid } from '../demands/grid.ts';
import { type Asked, askedIn, askedRows, type DemandInLetter, demandsInLetter } from '../demands/store.ts';
import { listPage, listsOf, outletHead, outletLinks } from '../outlets/links.ts';
import { type HolderName, holderAt, holderKey, holderRows, namesIn } from '../people/holder.ts';
import { replyBlock } from '../reply/parts.ts';
import { type NamedHere, namedRows } from '../reply/store.ts';
import { supportBlock } from '../support/block.ts';
import { countRows, type Endorsement, endorsementRows, type VersionCount } from '../support/store.ts';
import { citedSources, foldedSources, saidInLink } from '../words/parts.ts';
import { type Source, sourceRows, sourcesIn } from '../words/sources.ts';
import { type Speakers, speakersOf, statementList } from '../words/speakers.ts';
import { type Statement, statementRows } from '../words/store.ts';
import { coverHref, coverMark, demandHref, letterBody, letterHref, letterName, originOf, shown } from './parts.ts';
import { offMark, withdrawnNotice } from './standing/parts.ts';
import {
  addressOfLetter,
  type Behind,
  type Covers,
  countLetters,
  coverRows,
  coversIn,
  type Delivery,
  deliveryRows,
  idOfNumber,
  inTheirOrder,
  type LetterEntered,
  type ListedLetter,
  letterRows,
  listLetters,
  numberIn,
  organizationRows,
  type Version,
  versionRows,
} from './store.ts';
import { wayBlock } from './way.ts';

const PER_PAGE = 50;

export type LettersPage = { letters: ListedLetter[]; page: number; pages: number };

export async function readLetters(tx: Tx, asked: string | undefined): Promise<LettersPage | undefined> {
  const pages = Math.max(1, Math.ceil((await countLetters(tx)) / PER_PAGE));
  const page = asked === undefined ? 1 : Number(asked);
  if (!Number.isInteger(page) || page < 1 || page > pages) return undefined;
  return { letters: await listLetters(tx, { limit: PER_PAGE, offset: (page - 1) * PER_PAGE }), page, pages };
}

/** Every letter of the place, or what this page is for while there is none. */
export function lettersPage(view: View, { letters, page, pages }: LettersPage): Html {
  const { t } = view;
  const list = letters.length
    ? html`<ul class="list gap">${letters.map((letter) => html`<li>${listed(view, letter)}</li>`)}</ul>`
    : emptyState(view, {
        title: t('letters-empty-title'),
        what: t('letters-empty-what'),
        next: { href: view.href(routes.deskLetters), label: t('letters-empty-next') },
      });
  const main = html`<h1>${t('letters-title')}</h1><p class="lead">${t('letters-lead')}</p>${list}${pager(view, {
    page,
    pages,
    href: (n) => view.href(routes.letters, {}, { page: n > 1 ? n : undefined }),
  })}`;
  return listPage(view, ['letters', 'demands', 'asked', 'answers', 'deliveries'], {
    title: t('letters-title'),
    main,
    description: t('letters-lead'),
  });
}

/** One letter in a list: what it is called, whose it is, and how much of it is answered. */
export function listed(view: View, letter: ListedLetter): Html {
  const { t, lang } = view;
  const whose = letter.organizations.map((one) => one.name ?? t('state-covered'));
  return html`<h2><a href="${letterHref(view, letter)}">${saidInLink(view, letter.lang, letter.title)}</a></h2>
<p class="soft">${whenTag(view, letter.day)}${whose.length > 0 && ` · ${sayList(lang, whose.slice(0, 3))}`}${
    whose.length > 3 && ` ${t('letters-and-more', { n: whose.length - 3 })}`
  }</p><p>${letter.withdrawn && html`${stateTag(view, 'withdrawn')} · `}${letter.known === 'reported' && html`${tag('unheld', t('letters-unheld-title'))} · `}${t('letters-count-demands', { n: letter.demands })} · ${
    letter.asked > 0
      ? t('letters-count-answered', { answered: letter.answered, n: letter.asked })
      : t('letters-count-none-asked')
  }</p>`;
}

export type LetterPage = {
  letter: LetterEntered;
  versions: Version[];
  organizations: Behind[];
  demands: DemandInLetter[];
  asked: Asked;
  deliveries: Delivery[];
  counts: VersionCount[];
  endorsements: Endorsement[];
  clocks: LetterClockRow[];
  names: Map<string, HolderName>;
  sources: Map<string, Source[]>;
  covers: Covers;
  statements: Statement[];
  speakers: Speakers;
  named: NamedHere[];
};

const letterQueries = togetherAgain((of: { place: string; number: number }, tx) => {
  const id = idOfNumber(of.number);
  return {
    letters: letterRows(of.number),
    versions: versionRows(id),
    organizations: organizationRows(id),
    demands: demandsInLetter(of.place, id),
    asked: askedRows(of.place, id),
    deliveries: deliveryRows(id),
    counts: countRows(id),
    endorsements: endorsementRows(id),
    clocks: letterClockRows(id),
    statements: statementRows(tx, sql`'letter/' || ${id}`, 50),
    named: namedRows(sql`array['letter/' || ${id}]`),
  };
});

/** Everything the letter's page says, in two round trips however long the letter is; two more for what was said about it. */
export async function readLetter(tx: Tx, place: string, address: string): Promise<LetterPage | undefined> {
  const number = numberIn(address);
  if (number === undefined) return undefined;
  const of = await letterQueries(tx, { place, number });
  const letter = of.letters[0];
  if (!letter) return undefined;
  const { versions, demands, deliveries, statements } = of;
  const organizations = inTheirOrder(of.organizations);
  const asked = askedIn(of.asked);
  const receivers = deliveries.flatMap((one) => holderAt(one.holder_post, one.holder_organization) ?? []);
  const spoken = deliveries.flatMap((one) => [one.act_id, ...one.words.map((word) => word.act_id)]);
  const off = organizations.flatMap((one) => (one.withdrawn ? [one.withdrawn.act_id] : []));
  const entered = [letter, ...versions, ...organizations].map((one) => one.act_id).concat(off);
  const around = await together(tx, {
    names: holderRows([...asked.holders, ...receivers]),
    sources: sourceRows([...entered, ...spoken]),
    covers: coverRows([...entered, ...spoken]),
  });
  const names = namesIn(around.names);
  const sources = sourcesIn(around.sources);
  const covers = coversIn(around.covers);
  const speakers = await speakersOf(tx, statements);
  return {
    letter,
    versions,
    organizations,
    demands,
    asked,
    deliveries,
    counts: of.counts,
    endorsements: of.endorsements,
    clocks: of.clocks,
    names,
    sources,
    covers,
    statements,
    speakers,
    named: of.named,
  };
}

/** The letter: who was asked what and who has answered, then the letter itself, set as one. */
export function letterPage(view: View, read: LetterPage): Html {
  const { t } = view;
  const { letter, covers } = read;
  const current = read.versions.find((one) => one.current);
  const answers = read.asked.holders.length
    ? html`${demandGrid(view, read)}<p><small>${t('letters-grid-note')}</small></p>`
    : html`<p>${t('letters-nobody-asked')}</p>`;
  const main = html`<h1>${shown(view, letter.lang, letter.title, covers, letter.act_id, 'title')}</h1>
<p class="lead">${lead(view, read)}</p>${withdrawnNotice(view, current, read)}${read.demands.length > 0 && html`<h2>${t('letters-grid-title')}</h2>${answers}`}
<div class="two"><div><h2 id="letter">${t('letters-letter-title')}</h2>${words(view, read, current)}
<h2 id="delivery">${t('letters-way-title')}</h2>${wayBlock(view, read)}${
    read.statements.length > 0 &&
    html`<h2>${t('letters-said-title')}</h2>${statementList(view, read.statements, read.speakers)}`
  }${replyBlock(view, read.named)}</div><aside>${aside(view, read, current)}</aside></div>${outletLinks(view, listsOf.letter, { letter: letter.number })}`;
  const name = letterName(view, letter);
  return layout(view, {
    title: name,
    main,
    crumbs: [
      { label: t('letters-title'), href: view.href(routes.letters) },
      { label: t('letters-number', { n: letter.number }) },
    ],
    description: letter.summary ?? t('letters-count-demands', { n: read.demands.length }),
    head: html`${jsonLd(inMachineWords(view, read))}${outletHead(view, ['changes'], { letter: letter.number })}`,
  });
}

function lead(view: View, { letter, organizations, deliveries, demands, names }: LetterPage): Html {
  const { t } = view;
  const disputed = deliveries.find((one) => one.disputed && !one.withdrawn);
  const to_ = disputed && holderAt(disputed.holder_post, disputed.holder_organization);
  const name = to_ && names.get(holderKey(to_))?.name;
  const parts: Value[] = [
    rich(view, 'letters-lead-published', { when: onTag(view, letter.day), n: organizations.length }),
    disputed &&
      html`<a href="#delivery">${name ? t('letters-lead-disputed', { name }) : t('state-delivery-disputed')}</a>`,
    letter.known === 'reported'
      ? t(letter.complete ? 'letters-lead-reported' : 'letters-lead-reported-some', { n: demands.length })
      : t('letters-count-demands', { n: demands.length }),
  ];
  return html`${join(parts, ' · ')}.`;
}

/** The letter's words, or that they are not held; and the demands whose place in them is not known. */
function words(view: View, read: LetterPage, current: Version | undefined): Html {
  const { t } = view;
  const { letter, covers } = read;
  const summary = letter.summary && html`<p class="measure">${inLanguage(view, letter.lang, letter.summary)}</p>`;
  if (!current) {
    return html`${notice(view, 'info', t('letters-unheld-title'), html`<p>${t('letters-unheld-what')}</p>`)}${summary}
${quotedOnes(view, read)}<h3>${t('letters-sources-title')}</h3>${citedSources(view, read.sources.get(letter.act_id))}`;
  }
  const lost = read.demands.filter((one) => one.mark !== 'resolved');
  const partly = current.words !== null && covers.has(`${current.act_id}.words`);
  const body =
    current.words === null
      ? html`<div class="letter"><p>${coverMark(view, covers, current.act_id, 'words')} ${t('letters-words-covered')}</p></div>`
      : letterBody(
          view,
          letter,
          { words: current.words, lang: current.lang },
          read.demands,
          coverHref(view, covers, current.act_id, 'words'),
        );
  return html`${summary}${body}${partly && html`<p>${coverMark(view, covers, current.act_id, 'words')} ${t('letters-words-partly')}</p>`}${
    lost.length > 0 &&
    html`<h3>${t('letters-unplaced-title')}</h3><p>${t('letters-unplaced-what')}</p>${demandList(view, read, lost)}`
  }`;
}

/** The words that reports quote; the matrix above names every demand. */
function quotedOnes(view: View, read: LetterPage): Html {
  const quoted = read.demands.filter((one) => one.quote !== null);
  return quoted.length > 0
    ? html`<h3>${view.t('letters-quoted-title')}</h3>${demandList(view, read, quoted)}`
    : nothing;
}

const demandList = (view: View, { letter }: LetterPage, demands: readonly DemandInLetter[]): Html =>
  demands.length === 0
    ? nothing
    : html`<ol>${demands.map(
        (one) =>
          html`<li value="${one.number}"><a href="${demandHref(view, letter, one.number)}">${saidInLink(view, letter.lang, one.heading)}</a>${
            one.quote &&
            one.mark === 'reported' &&
            html`<blockquote class="said">${inLanguage(view, letter.lang, one.quote)}</blockquote>`
          }</li>`,
      )}</ol>`;

function aside(view: View, read: LetterPage, current: Version | undefined): Html {
  const { t, lang } = view;
  const { letter, asked, organizations } = read;
  const address = addressOfLetter(letter);
  let put = 0;
  let answered = 0;
  for (const stands of asked.cells.values()) {
    put += stands.length;
    for (const [, verdict] of stands) if (verdict !== undefined) answered += 1;
  }
  const version = current && view.href(routes.letterVersion, { letter: address, version: current.number });
  const rows: (readonly [Value, Value])[] = [
    [t('letters-fact-organizations'), sayNumber(lang, organizations.length)],
    [
      t('letters-fact-demands'),
      letter.known === 'reported'
        ? t('letters-fact-as-reported', { n: read.demands.length })
        : sayNumber(lang, read.demands.length),
    ],
    [t('letters-fact-holders'), sayNumber(lang, asked.holders.length)],
    [t('letters-fact-answered'), t('letters-fact-answered-of', { answered, asked: put })],
    [
      t('letters-fact-version'),
      version &&
        html`<a href="${version}">${t('letters-fact-version-of', { n: current.number, of: read.versions.length })}</a>`,
    ],
    [t('letters-fact-original'), current?.file && fileLink(view, current)],
  ];
  const behind = organizations.map(
    (one) =>
      html`<li><a href="${view.href(routes.organization, { organization: one.slug })}">${saidInLink(view, one.lang, one.name)}</a><br><small>${
        one.version !== null && read.versions.length > 1 && html`${t('letters-adopted-version', { n: one.version })} · `
      }${originOf(view, one.given, one.author)}</small>${offMark(view, one, read)}</li>`,
  );
  const cite = {
    title: letterName(view, letter),
    address: view.place.baseUrl + letterHref(view, letter),
    day: sayDay(lang, view.today),
  };
  return html`<h2>${t('letters-glance')}</h2>${facts(rows)}${supportBlock(view, read)}<h2>${t('letters-fact-organizations')}</h2><ul class="list">${behind}</ul>
<p><small>${originOf(view, letter.given, letter.author)}</small></p>${current && foldedSources(view, read.sources.get(letter.act_id))}<p><a href="${view.href(routes.letterCompare, { letter: address })}">${t('work-compare-with')}</a></p><p><a href="${view.href(routes.letterTimeline, { letter: address })}">${t('timeline-title', { of: letterName(view, letter) })}</a></p>${citeBlock(view, cite)}`;
}

/** The original file of a version, with its kind and size said before anyone loads it. */
export const fileLink = (view: View, version: Pick<Version, 'file' | 'file_name' | 'bytes'>): Html =>
  html`<a href="${view.href(routes.file, { digest: version.file ?? '' })}" rel="nofollow">${version.file_name ?? view.t('letters-file')}</a> <small>(${saySize(view.lang, version.bytes ?? 0)})</small>`;

const inMachineWords = (view: View, { letter, organizations, versions }: LetterPage) => ({
  '@context': 'https://schema.org',
  '@type': 'CreativeWork',
  ...(letter.title ? { name: letter.title } : {}),
  url: view.place.baseUrl + letterHref(view, letter),
  inLanguage: letter.lang,
  ...(openTo(letter.day) ? {} : { datePublished: letter.day }),
  version: versions.find((one) => one.current)?.number,
  author: organizations.flatMap((one) => (one.name ? [{ '@type': 'Organization', name: one.name }] : [])),
});

/** What leads back: to the letter's page from anything about it. */
export const letterCrumbs = (view: View, letter: Pick<LetterEntered, 'number' | 'slug' | 'title'>) => [
  { label: view.t('letters-title'), href: view.href(routes.letters) },
  { label: letterName(view, letter), href: letterHref(view, letter) },
];
