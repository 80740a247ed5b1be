// The front of a place for everyone: the home page, what changed, and search. They show only what the record holds today:
// no promise of what is to come, no link to an empty room.
import { sql } from 'kysely';
import type { Tx } from '../../base/database.ts';
import { routes } from '../../base/routes.ts';
import { sayNumber } from '../../i18n/say.ts';
import { exampleAccounts } from '../../identity/examples.ts';
import { type Html, html, nothing } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { emptyState, pager, whenTag } from '../../web/parts.ts';
import type { Visit } from '../../web/site.ts';
import type { View } from '../../web/view.ts';
import { rich, to } from '../../web/view.ts';
import { answeredCounts } from '../answers/store.ts';
import { eventAddress, eventsAround, type PublicEvent } from '../meetings/store.ts';
import { listPage } from '../outlets/links.ts';
import type { Services } from '../services.ts';
import { saidInLink } from '../words/parts.ts';
import { byDay, type Together, together } from './happenings.ts';
import { changes, foldedUnder } from './store.ts';
import { type Names, namesFor } from './tell.ts';

const LINES_AT_HOME = 8;
const CHANGES_A_PAGE = 100;
const SHOWN_UNDER_ONE = 20;
/** What people would tell each other; that a source or a post was entered stands under /changes. */
const heardOf = [
  'letter.published/1',
  'letter.version-published/1',
  'delivery.recorded/1',
  'delivery.disputed/1',
  'delivery.acknowledged/1',
  'delivery.withdrawn/1',
  'answer.given/1',
  'event.recorded/1',
  'event.changed/1',
  'invitation.replied/1',
  'invitation.delivery-recorded/1',
  'invitation.delivery-disputed/1',
  'invitation.delivery-acknowledged/1',
  'invitation.delivery-withdrawn/1',
  'statement.recorded/1',
  'budget.version-recorded/1',
  'budget.consultation-begun/1',
  'budget.collective-recorded/1',
  'power.ended/1',
  'power.standing-changed/1',
  'moderation.covered/1',
  'moderation.lifted/1',
  'moderation.erased/1',
];

type Counts = { letters: number; powers: number; events: number };

async function countsOf(tx: Tx): Promise<Counts> {
  const { rows } = await sql<Counts>`select
    (select count(*)::int from letters where superseded_by is null) as letters,
    -- The register keeps what was replaced: it answers for its own days.
    (select count(*)::int from powers) as powers,
    (select count(*)::int from events where superseded_by is null) as events`.execute(tx);
  return rows[0]!;
}

/** /: what has been asked and what was answered; who can act; what comes next; what changed. */
export async function homePage(
  { view, tx }: Visit,
  { rehearsing, atHome }: Pick<Services, 'rehearsing' | 'atHome'> = {},
): Promise<Html> {
  const { t, href } = view;
  const read = await tx(async (tx) => {
    const { told } = await changes(tx, { limit: CHANGES_A_PAGE, offset: 0, only: heardOf });
    const latest = together(told).slice(0, LINES_AT_HOME);
    return {
      counts: await countsOf(tx),
      asked: await answeredCounts(tx),
      // What was called off is not what comes next.
      next: (await eventsAround(tx, view.today, 'upcoming', 50)).find((one) => one.status !== 'cancelled'),
      invented: rehearsing ? (await exampleAccounts(tx, view.place.id)).length : 0,
      beside: (await atHome?.(tx, view)) ?? nothing,
      latest,
      names: await namesFor(tx, everyActOf(latest)),
    };
  });
  const cards = [
    askedCard(view, read.counts, read.asked),
    read.beside,
    powersCard(view, read.counts),
    meetingsCard(view, read),
  ];
  const empty = cards.every((card) => card === nothing);
  const main = html`<h1>${t('front-title')}</h1><p class="lead">${t('front-lead', { place: view.place.name })}</p>${
    empty
      ? emptyState(view, {
          title: t('front-empty-title'),
          what: t('front-empty-what'),
          next: { href: href(routes.about), label: t('front-empty-next') },
        })
      : html`<div class="three">${cards}</div>`
  }${read.invented > 0 && html`<p>${rich(view, 'front-try', { link: to(href(routes.tryAs)) })}</p>`}<h2>${t('front-changes-title')}</h2>${byDay(view, read.latest, read.names)}
<p><a href="${href(routes.changes)}">${t('front-changes-all')}</a></p>`;
  return layout(view, { title: t('front-title'), description: t('front-lead', { place: view.place.name }), main });
}

const everyActOf = (groups: readonly Together[]) => groups.flatMap(({ first, rest }) => [first, ...rest]);

function askedCard(view: View, { letters }: Counts, asked: Awaited<ReturnType<typeof answeredCounts>>): Html {
  if (letters === 0) return nothing;
  const { t } = view;
  const numbers = t('front-asked-of', {
    answered: sayNumber(view.lang, asked.answered),
    asked: sayNumber(view.lang, asked.asked),
  });
  return html`<section class="card"><h2>${t('front-asked-title')}</h2><span class="big">${numbers}</span><p>${t('front-asked-what', { n: asked.holders, answered: asked.answered })}</p><p><a class="button" href="${view.href(routes.letters)}">${t('front-asked-link', { n: letters })}</a></p></section>`;
}

function powersCard(view: View, { powers }: Counts): Html {
  if (powers === 0) return nothing;
  const { t } = view;
  return html`<section class="card"><h2>${t('front-powers-title')}</h2><p>${t('front-powers-what', { n: powers })}</p><p><a class="button quiet" href="${view.href(routes.whoCan)}">${t('front-powers-link')}</a></p></section>`;
}

function meetingsCard(view: View, { counts, next }: { counts: Counts; next: PublicEvent | undefined }): Html {
  if (counts.events === 0) return nothing;
  const { t, href } = view;
  const what = next
    ? html`<p>${t('front-meetings-next')} <a href="${href(routes.meeting, { meeting: eventAddress(next) })}">${saidInLink(view, next.lang, next.title)}</a></p><p>${whenTag(view, { on: next.day, ...(next.until_day ? { until: next.until_day } : {}), ...(next.time ? { time: next.time } : {}) })}</p>`
    : html`<p>${t('front-meetings-none')}</p>`;
  return html`<section class="card"><h2>${t('front-meetings-title')}</h2>${what}<p><a class="button quiet" href="${href(routes.meetings)}">${t('front-meetings-link')}</a></p></section>`;
}

/** /changes: every act of the place, by the day it happened. */
export async function changesPage({ view, query, tx }: Visit): Promise<Html> {
  const { t } = view;
  const page = pageOf(query.page);
  const read = await tx(async (tx) => {
    const { told, more } = await changes(tx, { limit: CHANGES_A_PAGE, offset: (page - 1) * CHANGES_A_PAGE });
    const groups = together(told, await foldedUnder(tx, told, SHOWN_UNDER_ONE));
    return { more, groups, names: (await namesFor(tx, everyActOf(groups))) as Names };
  });
  const main = html`<h1>${t('front-changes-title')}</h1><p class="lead">${t('front-changes-lead')} <a href="${view.href(routes.timeline)}">${t('timeline')}</a></p>${
    read.groups.length === 0
      ? emptyState(view, {
          title: t('front-changes-none'),
          what: rich(view, 'front-changes-none-what', { first: to(view.href(routes.changes)) }),
        })
      : byDay(view, read.groups, read.names)
  }${pager(view, { page, more: read.more, href: (n) => view.href(routes.changes, {}, { page: n > 1 ? n : undefined }) })}`;
  return listPage(view, ['changes'], { title: t('front-changes-title'), description: t('front-changes-lead'), main });
}

/** A page of a list, from 1; anything else that was typed means the first. */
export const pageOf = (typed: string | undefined): number => (/^[1-9]\d{0,5}$/.test(typed ?? '') ? Number(typed) : 1);
