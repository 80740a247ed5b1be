// The public pages of support: everything about one letter's, and every endorsement of the place. Same bytes for everyone, and the same
// words whoever endorses, signs, withdraws or is set aside.
import type { Tx } from '../../base/database.ts';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { together } from '../../base/together.ts';
import { sayNumber } from '../../i18n/say.ts';
import { type Html, html, nothing, type Value } from '../../web/html.ts';
import { emptyState, facts, instantTag, pager, stateTag, table, tag, whenTag } from '../../web/parts.ts';
import { Moved, type Visit } from '../../web/site.ts';
import { rich, to, type View } from '../../web/view.ts';
import { pageOf } from '../front/pages.ts';
import { letterCrumbs } from '../letters/pages.ts';
import { coverMark, letterHref, letterName, originOf, shown } from '../letters/parts.ts';
import { addressOfLetter, type Covers, coverRows, coversIn, type LetterEntered, letterAt } from '../letters/store.ts';
import { listPage } from '../outlets/links.ts';
import { foldedSources, saidInLink } from '../words/parts.ts';
import { type Source, sourceRows, sourcesIn } from '../words/sources.ts';
import { signedLine } from './block.ts';
import { type Milestone, milestoneOf } from './rules.ts';
import {
  allEndorsements,
  areaRows,
  type Batch,
  batchesOf,
  countEndorsements,
  countRows,
  type Endorsement,
  endorsementRows,
  seriesOf,
  type VersionCount,
} from './store.ts';

type AreaName = { id: string; act_id: string; name: string | null; lang: string };
type Read = {
  letter: LetterEntered;
  counts: VersionCount[];
  endorsements: Endorsement[];
  areas: Map<string, AreaName>;
  batches: Batch[];
  milestone: Milestone | undefined;
  covers: Covers;
  sources: Map<string, Source[]>;
};

async function readSupport(tx: Tx, address: string): Promise<Read> {
  const letter = await letterAt(tx, address);
  if (!letter) throw new Refused('not-found');
  const of = await together(tx, {
    counts: countRows(letter.id),
    endorsements: endorsementRows(letter.id),
    areas: areaRows(),
  });
  const batches = await batchesOf(tx, letter.id);
  const current = of.counts.find((one) => one.current);
  const acts = [
    ...of.endorsements.flatMap((one) => [one.act_id, one.withdrawn?.act_id ?? one.act_id]),
    ...batches.flatMap((one) => [one.act_id, one.restored?.act_id ?? one.act_id]),
    ...of.areas.map((one) => one.act_id),
  ];
  const around = await together(tx, { covers: coverRows(acts), sources: sourceRows(acts) });
  return {
    letter,
    counts: of.counts,
    endorsements: of.endorsements,
    areas: new Map(of.areas.map((area) => [area.id, area])),
    batches,
    milestone: current && milestoneOf(await seriesOf(tx, current.version)),
    covers: coversIn(around.covers),
    sources: sourcesIn(around.sources),
  };
}

/** /letters/:letter/support */
export async function supportPage({ view, params, tx }: Visit): Promise<Html> {
  const read = await tx((tx) => readSupport(tx, params.letter ?? ''));
  const { letter, counts } = read;
  const address = addressOfLetter(letter);
  if (params.letter !== address) throw new Moved(view.href(routes.letterSupport, { letter: address }));
  const { t, href } = view;
  const current = counts.find((one) => one.current);
  const title = t('support-page-title', { title: letterName(view, letter) });
  const signatures = current
    ? html`${signedLine(view, current)}${milestoneLine(view, read.milestone)}${current.open && html`<p><a class="button" href="${href(routes.letterSign, { letter: address })}">${t('support-sign')}</a></p>`}${byArea(view, read, current)}${earlier(view, read)}`
    : html`<p>${t('support-not-held')}</p>`;
  const main = html`<h1>${title}</h1><p class="lead">${t('support-lead')} <a href="${letterHref(view, letter)}">${t('support-read-letter')}</a></p>
<h2 id="signatures">${t('support-signatures')}</h2>${signatures}${asides(view, read)}
<h2 id="endorsements">${t('support-endorsements')}</h2>${endorsementList(view, read)}${current?.open && html`<p><a href="${href(routes.deskEndorse, { letter: letter.id })}">${t('support-endorse-here')}</a></p>`}
<p><a href="${href(routes.endorsements)}">${t('support-list-all')}</a></p><h2>${t('support-how-title')}</h2><p class="measure">${t('support-how-counted')}</p><p class="measure">${t('support-how-private')}</p>`;
  const crumbs = [...letterCrumbs(view, letter), { label: t('support-title') }];
  return listPage(
    view,
    ['endorsements', 'signature-counts'],
    { title, main, crumbs, description: t('support-lead') },
    { letter: letter.number },
  );
}

function milestoneLine(view: View, milestone: Milestone | undefined): Html {
  if (!milestone || milestone.n < 100) return nothing;
  const { n, reached, below } = milestone;
  const number = sayNumber(view.lang, n);
  return html`<p>${
    below
      ? rich(view, 'support-milestone-lost', {
          number,
          reached: instantTag(view, reached),
          below: instantTag(view, below),
        })
      : rich(view, 'support-milestone', { number, reached: instantTag(view, reached) })
  }</p>`;
}

/** Total and areas of one count; what is too few to show stands together. */
function byArea(view: View, { areas, covers }: Read, count: VersionCount): Html {
  if (count.areas.length === 0) return nothing;
  const { t } = view;
  const name = (id: string): Value => {
    const area = areas.get(id);
    return area ? shown(view, area.lang, area.name, covers, area.act_id, 'name') : t('support-area-unknown');
  };
  const rows: Value[][] = count.areas.map(({ area, n }) => [name(area), n]);
  if (count.elsewhere > 0) rows.push([t('support-elsewhere'), count.elsewhere]);
  rows.push([t('support-total'), count.total]);
  return table(view, {
    id: 'by-area',
    caption: t('support-by-area'),
    columns: [{ label: t('support-area') }, { label: t('support-column-signatures'), num: true }],
    rows,
  });
}

/** Whoever signed earlier words did not sign these. */
function earlier(view: View, { letter, counts }: Read): Html {
  const old = counts.filter((one) => !one.current && one.as_of !== null);
  if (old.length === 0) return nothing;
  const { t, href } = view;
  return html`<h3>${t('support-earlier')}</h3><p class="measure">${t('support-earlier-what')}</p><ul>${old.map(
    (one) =>
      html`<li><a href="${href(routes.letterVersion, { letter: addressOfLetter(letter), version: one.number })}">${t('support-version', { n: one.number })}</a>: ${t('support-count', { n: one.total })}</li>`,
  )}</ul>`;
}

/** Batches a steward set aside, with the reasons; numbers only. */
function asides(view: View, { batches, covers }: Read): Html {
  if (batches.length === 0) return nothing;
  const { t } = view;
  const one = (batch: Batch): Html => {
    const back = batch.restored;
    return html`<li><p><b>${t('support-aside', { n: batch.signatures })}</b> <small>${instantTag(view, batch.at)} · ${t('support-version', { n: batch.version })}</small></p>${facts(
      [
        [t('support-aside-why'), t(`support-reason-${batch.reason}`)],
        [t('support-aside-chosen'), t(`support-chosen-${batch.chosen}`)],
        [t('support-aside-by'), batch.author.name],
      ],
    )}<blockquote>${shown(view, batch.lang, batch.words, covers, batch.act_id, 'words')}</blockquote>${
      back &&
      html`<p><b>${t('support-restored', { n: back.signatures })}</b> <small>${instantTag(view, new Date(back.at))}</small></p><blockquote>${shown(view, back.lang, back.words, covers, back.act_id, 'words')}</blockquote>`
    }</li>`;
  };
  return html`<h3 id="set-aside">${t('support-aside-title')}</h3><ul class="list">${batches.map(one)}</ul>`;
}

function endorsementList(view: View, read: Read): Html {
  const { endorsements, counts } = read;
  if (endorsements.length === 0) return html`<p>${view.t('support-no-endorsements')}</p>`;
  return html`${counts.map((version) => {
    const own = endorsements.filter((one) => one.version === version.number);
    const title = html`<h3>${view.t(version.current ? 'support-version-now' : 'support-version', { n: version.number })}</h3>`;
    return (
      own.length > 0 &&
      html`${title}<ul class="list">${own.map((one) => html`<li>${endorsement(view, read, one)}</li>`)}</ul>`
    );
  })}`;
}

/** One endorsement: who, of what, signed by whom, on whose decision, with which reservation. */
export function endorsement(view: View, read: Pick<Read, 'covers' | 'sources'>, one: Endorsement): Html {
  const { t } = view;
  const { covers, sources } = read;
  const said = (field: 'signed_by' | 'authority' | 'reservation') =>
    one[field] !== null
      ? shown(view, one.lang, one[field], covers, one.act_id, field)
      : covers.has(`${one.act_id}.${field}`) && coverMark(view, covers, one.act_id, field);
  const reservation = said('reservation');
  return html`<article id="endorsement-${one.id}"><h4><a href="${view.href(routes.organization, { organization: one.slug })}">${saidInLink(view, one.name_lang, one.name)}</a></h4>${
    one.withdrawn && html`<p>${stateTag(view, 'withdrawn')} ${whenTag(view, one.withdrawn.day)}</p>`
  }${facts([
    [
      t('support-fact-what'),
      one.whole ? t('support-whole') : t('support-of-demands', { list: one.demands.join(', ') }),
    ],
    [t('support-fact-day'), whenTag(view, one.day)],
    [t('support-fact-signed-by'), said('signed_by')],
    [t('support-fact-mandate'), t(`support-mandate-${one.mandate}`)],
    [t('support-fact-authority'), said('authority')],
  ])}${reservation && html`<p>${tag('part', t('support-reservation'))}</p><blockquote>${reservation}</blockquote>`}<p><small>${originOf(view, one.given, one.author)}</small></p>${foldedSources(view, sources.get(one.act_id))}${
    one.withdrawn
      ? withdrawal(view, read, one)
      : html`<p><small><a href="${view.href(routes.deskEndorsementWithdraw, { endorsement: one.id })}">${t('support-withdraw-here')}</a></small></p>`
  }</article>`;
}

function withdrawal(view: View, { covers, sources }: Pick<Read, 'covers' | 'sources'>, one: Endorsement): Html {
  const gone = one.withdrawn;
  if (!gone) return nothing;
  const words =
    gone.words !== null
      ? shown(view, gone.lang, gone.words, covers, gone.act_id, 'words')
      : covers.has(`${gone.act_id}.words`) && coverMark(view, covers, gone.act_id, 'words');
  return html`<div class="answer gap"><p><b>${view.t('support-withdrawn-words')}</b></p>${words && html`<blockquote>${words}</blockquote>`}<p><small>${originOf(view, gone.given, gone.author)}</small></p>${foldedSources(view, sources.get(gone.act_id))}</div>`;
}

const A_PAGE = 50;

/** /endorsements */
export async function endorsementsPage({ view, query, tx }: Visit): Promise<Html> {
  const { t, href } = view;
  const page = pageOf(query.page);
  const { all, total } = await tx(async (tx) => ({
    all: await allEndorsements(tx, { limit: A_PAGE, offset: (page - 1) * A_PAGE }),
    total: await countEndorsements(tx),
  }));
  const row = (one: Endorsement): Value[] => [
    html`<a href="${href(routes.organization, { organization: one.slug })}">${saidInLink(view, one.name_lang, one.name)}</a>`,
    html`<a href="${href(routes.letterSupport, { letter: `${one.letter_number}-${one.letter_slug}` })}">${saidInLink(view, one.letter_lang, one.letter_title)}</a>`,
    t('support-version', { n: one.version }),
    whenTag(view, one.day),
    one.withdrawn
      ? stateTag(view, 'withdrawn')
      : one.reservation !== null
        ? tag('part', t('support-with-reservation'))
        : t(one.whole ? 'support-whole' : 'support-some'),
  ];
  const list =
    total === 0
      ? emptyState(view, {
          title: t('support-no-endorsements'),
          what: t('support-list-none-what'),
          next: { href: href(routes.letters), label: t('support-list-letters') },
        })
      : table(view, {
          id: 'endorsements',
          caption: t('support-list-caption', { n: total }),
          columns: ['who', 'letter', 'version', 'day', 'what'].map((name) => ({ label: t(`support-column-${name}`) })),
          rows: all.map(row),
        });
  const main = html`<h1>${t('support-list-title')}</h1><p class="lead">${t('support-list-lead')}</p>${list}${pager(view, { page, pages: Math.max(1, Math.ceil(total / A_PAGE)), href: (n) => href(routes.endorsements, {}, { page: n > 1 ? n : undefined }) })}
<p>${rich(view, 'support-list-how', { link: to(href(routes.letters)) })}</p>`;
  return listPage(view, ['endorsements'], {
    title: t('support-list-title'),
    main,
    description: t('support-list-lead'),
  });
}
