// The minutes of a meeting as they stood in one version, with every objection at the words it is to; and what changed from the version
// before. Old addresses keep showing the old words.
import type { Tx } from '../../../base/database.ts';
import { Refused } from '../../../base/refused.ts';
import { routes } from '../../../base/routes.ts';
import { saySize, sayWhen } from '../../../i18n/say.ts';
import { attrs, type Html, html, type Value } from '../../../web/html.ts';
import { layout } from '../../../web/layout.ts';
import { diffView, facts, notice, tag, whenTag, withCovered } from '../../../web/parts.ts';
import { Moved, type Visit } from '../../../web/site.ts';
import { rich, to, type View } from '../../../web/view.ts';
import { commitLink } from '../../commitments/parts.ts';
import { coverHref, coverMark } from '../../letters/parts.ts';
import { stretches } from '../../letters/quotes.ts';
import { type Covers, coversOf } from '../../letters/store.ts';
import { paragraphsOf, startsOf } from '../../letters/text.ts';
import { type HolderName, holderAt, holderNames } from '../../people/holder.ts';
import { foldedSources, saidInLink, saidPlainly } from '../../words/parts.ts';
import { type Source, sourcesOf } from '../../words/sources.ts';
import { saidBy, whenOfEvent, wordsOf } from '../parts.ts';
import { numberIn } from '../read.ts';
import { eventAddress, eventByNumber, type PublicEvent } from '../store.ts';
import { minutesTags } from './parts.ts';
import { type Approval, type MinutesVersion, minutesAt, minutesOf, saidOf, standing } from './store.ts';

type MinutesPage = {
  event: PublicEvent;
  version: MinutesVersion;
  versions: MinutesVersion[];
  names: Map<string, HolderName>;
  sources: Map<string, Source[]>;
  covers: Covers;
};

async function readMinutes(tx: Tx, address: string | undefined, number: string | undefined): Promise<MinutesPage> {
  const at = numberIn(address);
  const event = at && /^[1-9]\d{0,4}$/.test(number ?? '') ? await eventByNumber(tx, at) : undefined;
  const version = event && (await minutesAt(tx, event.id, Number(number)));
  if (!event || !version) throw new Refused('not-found');
  const said = [version, ...saidOf(version)];
  const acts = said.map((one) => one.act);
  const holders = said.flatMap((one) => holderAt(one.by_post, one.by_organization) ?? []);
  return {
    event,
    version,
    versions: await minutesOf(tx, event.id),
    names: await holderNames(tx, holders),
    sources: await sourcesOf(tx, acts),
    covers: await coversOf(tx, acts),
  };
}

/** A meeting is found by its number, but only at its own address. */
function mustBeAtHome({ view, params }: Visit, event: PublicEvent, route: { path: string }): void {
  const meeting = eventAddress(event);
  if (params.meeting !== meeting) throw new Moved(view.href(route, { ...params, meeting }));
}

/** /meetings/:meeting/minutes/:version */
export async function minutesPage(visit: Visit): Promise<Html> {
  const { view, params, tx } = visit;
  const read = await tx((tx) => readMinutes(tx, params.meeting, params.version));
  const { event, version } = read;
  mustBeAtHome(visit, event, routes.meetingMinutes);
  const { t } = view;
  const title = t('meetings-minutes-title', { n: version.number, title: saidPlainly(view, event.title) });
  const newest = read.versions[0]!;
  const at = (n: number) => view.href(routes.meetingMinutes, { meeting: eventAddress(event), version: n });
  const older =
    newest.number > version.number &&
    notice(
      view,
      'info',
      t('letters-version-older'),
      html`<p>${rich(view, 'meetings-minutes-newer', { n: newest.number, link: to(at(newest.number)) })}</p>`,
    );
  const main = html`<h1>${title}</h1><p class="lead">${whenTag(view, whenOfEvent(event))}</p>${older}<div class="two"><div><p>${minutesTags(view, version)}</p>${body(view, read)}${commitLink(view, { event: event.id })}${objections(view, read)}</div><aside>${aside(view, read)}</aside></div>`;
  return layout(view, {
    title: `${title} · ${dayOf(view, event)}`,
    main,
    crumbs: crumbs(view, event, t('meetings-minutes-n', { n: version.number })),
  });
}

/** Meetings of one title are told apart by their day. */
const dayOf = (view: View, event: PublicEvent): string => sayWhen(view.lang, whenOfEvent(event));

const crumbs = (view: View, event: PublicEvent, label: string) => [
  { label: view.t('meetings-title'), href: view.href(routes.meetings) },
  {
    label: saidInLink(view, event.lang, event.title),
    href: view.href(routes.meeting, { meeting: eventAddress(event) }),
  },
  { label },
];

/** The words, with each stretch that is objected to marked and the objection one step away. */
function body(view: View, { version, covers }: MinutesPage): Html {
  const { words, act } = version;
  if (words === null)
    return html`<div class="letter"><p>${coverMark(view, covers, act, 'words')} ${view.t('letters-words-covered')}</p></div>`;
  const takedown = coverHref(view, covers, act, 'words');
  const marks = standing(version.objections)
    .flatMap(({ number, start_at: start, end_at: end }) =>
      start !== null && end !== null ? [{ number, start, end }] : [],
    )
    .sort((a, b) => a.start - b.start || a.number - b.number);
  const paragraphs = paragraphsOf(words);
  const starts = startsOf(paragraphs);
  const one = (text: string, i: number): Html => {
    const pieces: Value[] = stretches(text, marks, starts[i]).map(({ text: piece, within, ends }) => [
      within.length > 0 ? html`<mark>${withCovered(view, piece, takedown)}</mark>` : withCovered(view, piece, takedown),
      ends.map(
        ({ number }) =>
          html`<a class="d" id="at${number}" href="#objection${number}">${view.t('meetings-objection-n', { n: number })}</a>`,
      ),
    ]);
    return html`<p>${pieces}</p>`;
  };
  const own = version.lang !== view.lang && attrs({ lang: version.lang, dir: 'auto' });
  return html`<div class="letter" ${own}>${paragraphs.map(one)}</div>${
    takedown && html`<p>${coverMark(view, covers, act, 'words')} ${view.t('meetings-minutes-partly')}</p>`
  }`;
}

function objections(view: View, read: MinutesPage): Html {
  const { t } = view;
  const { version } = read;
  const { objections: all } = version;
  if (all.length === 0) return html`<h2>${t('meetings-objections')}</h2><p>${t('meetings-objections-none')}</p>`;
  return html`<h2>${t('meetings-objections')}</h2><ul class="list">${all.map(
    (one) =>
      html`<li><h3 id="objection${one.number}">${t('meetings-objection-n', { n: one.number })}</h3>${
        one.start_at === null
          ? html`<p>${t('meetings-objection-whole')}</p>`
          : html`<p>${t('meetings-objection-to')}${one.withdrawn === null && version.words !== null && html` <a href="#at${one.number}">${t('meetings-objection-place')}</a>`}</p>${wordsOf(view, read, one, 'quote', one.quote)}`
      }<p>${t('meetings-objection-says')}</p>${wordsOf(view, read, one, 'words', one.words)}<p>${saidBy(view, read, one)}</p>${foldedSources(view, read.sources.get(one.act))}${takenBack(view, read, one)}</li>`,
  )}</ul>`;
}

/** That an approval or objection was taken back, by whom, when and why. */
const takenBack = (view: View, read: MinutesPage, { withdrawn }: Approval): Html | false =>
  withdrawn !== null &&
  html`<div class="gap"><p>${tag('declined', view.t('state-withdrawn'))} ${saidBy(view, read, withdrawn)}</p>${wordsOf(view, read, withdrawn, 'words', withdrawn.words)}${foldedSources(view, read.sources.get(withdrawn.act))}</div>`;

function aside(view: View, read: MinutesPage): Html {
  const { t } = view;
  const { event, version, versions, covers } = read;
  const at = (n: number) => ({ meeting: eventAddress(event), version: n });
  const file = version.file
    ? html`<a href="${view.href(routes.file, { digest: version.file })}">${version.file_name ?? t('letters-open-original')}</a> <small>${saySize(view.lang, Number(version.bytes ?? 0))}</small>`
    : version.media
      ? coverMark(view, covers, version.act, 'file')
      : t('letters-no-original');
  return html`<h2>${t('letters-version-facts')}</h2>${facts([
    [t('meetings-minutes-by'), saidBy(view, read, version)],
    [t('letters-fact-original'), file],
    [
      t('letters-fact-changes'),
      version.number > 1 &&
        html`<a href="${view.href(routes.meetingMinutesDiff, at(version.number))}">${t('letters-changes-from', { n: version.number - 1 })}</a>`,
    ],
  ])}<h2>${t('meetings-minutes-approvals')}</h2>${
    standing(version.approvals).length === 0 && html`<p>${t('meetings-minutes-approvals-none')}</p>`
  }${
    version.approvals.length > 0 &&
    html`<ul>${version.approvals.map((one) => html`<li>${saidBy(view, read, one)}${wordsOf(view, read, one, 'words', one.words)}${foldedSources(view, read.sources.get(one.act))}${takenBack(view, read, one)}</li>`)}</ul>`
  }<h2>${t('letters-digest-title')}</h2><p class="digest"><code>${version.digest}</code></p>${
    versions.length > 1 &&
    html`<h2>${t('letters-versions-title')}</h2><ul>${versions.map(
      (one) =>
        html`<li>${
          one.number === version.number
            ? html`<b>${t('letters-version-n', { n: one.number })}</b>`
            : html`<a href="${view.href(routes.meetingMinutes, at(one.number))}">${t('letters-version-n', { n: one.number })}</a>`
        } <small>${whenTag(view, one.day)}</small></li>`,
    )}</ul>`
  }${foldedSources(view, read.sources.get(version.act))}`;
}

/** /meetings/:meeting/minutes/:version/changes */
export async function minutesDiffPage(visit: Visit): Promise<Html> {
  const { view, params, tx } = visit;
  const { t } = view;
  const [after, before] = await tx(async (tx) => {
    const after = await readMinutes(tx, params.meeting, params.version);
    return [after, await readMinutes(tx, params.meeting, String(after.version.number - 1))] as const;
  });
  const { event } = after;
  mustBeAtHome(visit, event, routes.meetingMinutesDiff);
  const title = t('letters-diff-title', { from: before.version.number, to: after.version.number });
  const hidden = [before, after].find(({ version }) => version.words === null);
  const words = hidden
    ? html`<p>${coverMark(view, hidden.covers, hidden.version.act, 'words')} ${t('letters-words-covered')}</p>`
    : html`<div class="letter" ${attrs({ lang: after.version.lang })}>${diffView(view, before.version.words ?? '', after.version.words ?? '')}</div>`;
  const of = t('meetings-minutes-of', { title: saidPlainly(view, event.title) });
  return layout(view, {
    title: `${title} · ${of} · ${dayOf(view, event)}`,
    main: html`<h1>${title}</h1><p class="lead">${of}</p>${words}`,
    crumbs: crumbs(view, event, title),
  });
}
