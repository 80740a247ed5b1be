// Acts as people see them on a timeline: what was done together is told once, with the rest folded under it.
// Nothing is left out and nothing is ranked; the order is that of the days.
import { civilDate } from '../../base/clock.ts';
import { type FuzzyDate, sayDay } from '../../i18n/say.ts';
import { type Html, html, nothing } from '../../web/html.ts';
import { details, whenTag } from '../../web/parts.ts';
import type { View } from '../../web/view.ts';
import { type Change, occurredWhen } from './store.ts';
import { type Names, tell } from './tell.ts';

export type Together = { first: Change; rest: Change[]; alike: boolean };

/** What a letter consists of is published with it; what an event consists of is entered with it. */
const partsOf: Record<string, string> = {
  'letter.published/1': 'letter',
  'letter.version-published/1': 'letter',
  'letter.organization-named/1': 'letter',
  'demand.marked/1': 'letter',
  'referral.made/1': 'letter',
  'event.recorded/1': 'event',
  'invitation.sent/1': 'event',
};
const leading = ['letter.published/1', 'letter.version-published/1', 'event.recorded/1'];

/** Acts of one author, one moment and one day that belong together share a key. */
function keyOf({ kind, body, day, at, author }: Change): string {
  const part = partsOf[kind];
  const what = part
    ? [part, body[part]]
    : [
        kind,
        body.letter ?? body.event,
        body.verdict,
        body.reply,
        body.fact,
        body.holder_post,
        body.holder_organization,
      ];
  return JSON.stringify([day, at.getTime(), author.role, author.name, author.as, ...what]);
}

/** Puts together what was done together; each group stands where its first act stood. */
export function together(changes: readonly Change[]): Together[] {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const key = keyOf(change);
    const group = groups.get(key);
    if (group) group.push(change);
    else groups.set(key, [change]);
  }
  return [...groups.values()].map((group) => {
    const lead = leading.map((kind) => group.find((one) => one.kind === kind)).find((one) => one !== undefined);
    // Within a commit the timeline runs backwards; people read forwards.
    const inOrder = [...group].reverse();
    const first = lead ?? inOrder[0]!;
    return {
      first,
      rest: inOrder.filter((one) => one !== first),
      alike: inOrder.every((one) => one.kind === first.kind),
    };
  });
}

/** The days of a civil zone, for "recorded …". */
const recordedDay = (view: View, change: Change): string => civilDate(change.at, view.place.zone);

/** A timeline that says each day once: what happened on the same day follows under it. */
export function byDay(view: View, groups: readonly Together[], names: Names): Html {
  let before = '';
  const lines = groups.map((group) => {
    const day = dayWords(view, group.first);
    const again = day.markup === before;
    before = day.markup;
    return html`<li>${!again && html`<span class="when">${day}</span>`}${line(view, group, names)}</li>`;
  });
  return html`<ol class="time">${lines}</ol>`;
}

function dayWords(view: View, change: Change): Html {
  const recorded = recordedDay(view, change);
  const when = whenOf(view, change);
  const late = when.on !== recorded && html` · ${view.t('part-recorded-on', { day: sayDay(view.lang, recorded) })}`;
  return html`${whenTag(view, when)}${late}`;
}

const line = (view: View, { first, rest, alike }: Together, names: Names): Html =>
  html`${tell(view, first, names, alike ? rest.length + 1 : 1)}${origin(view, first.body.given)}${folded(view, rest, names)}`;

/** An act that says no day of its own happened when it was recorded, in the place's own day. */
function whenOf(view: View, change: Change): FuzzyDate {
  if (change.basis === 'recorded') return { on: recordedDay(view, change) };
  return occurredWhen(change);
}

const origin = (view: View, given: unknown): Html =>
  given === 'here' || given === 'source'
    ? html` <small>${view.t(given === 'here' ? 'state-given' : 'state-recorded')}</small>`
    : nothing;

/** Under a letter, everything that was published with it; a long list is cut where nobody reads on, and says how much is left. */
function folded(view: View, rest: readonly Change[], names: Names): Html {
  if (rest.length === 0) return nothing;
  const shown = rest.slice(0, 60);
  return details(
    view.t('front-with-it', { n: rest.length }),
    html`<ul>${shown.map((one) => html`<li>${tell(view, one, names)}${origin(view, one.body.given)}</li>`)}</ul>${
      rest.length > shown.length && html`<p>${view.t('front-with-it-more', { n: rest.length - shown.length })}</p>`
    }`,
  );
}
