// Acts as people see them on a timeline: what was done together is told once, with the rest folded under it.
// Nothing is left out and nothing is ranked; the order is that of the days.
import { civilDate } from '../../base/clock.ts';
import { routes } from '../../base/routes.ts';
import { type FuzzyDate, sayDay, sayNumber } from '../../i18n/say.ts';
import { type Html, html, nothing } from '../../web/html.ts';
import { details, whenTag } from '../../web/parts.ts';
import type { View } from '../../web/view.ts';
import { partsOf } from './folds.ts';
import { type Change, occurredWhen, type Under } from './store.ts';
import { type Names, tell } from './tell.ts';

/** What is told in one line: an act, those with it as far as they are shown, and how many there are with it. */
export type Together = { first: Change; rest: Change[]; with: number; alike: boolean };

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

/** Puts together what was done together; each group stands where its first act stood. `under` is what is folded under acts. */
export function together(changes: readonly Change[], under: ReadonlyMap<string, Under> = new Map()): Together[] {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const key = keyOf(change);
    const group = groups.get(key);
    if (group) group.push(change);
    else groups.set(key, [change]);
  }
  return [...groups.values()].map((group) => {
    // Within a commit the timeline runs backwards; people read forwards.
    const inOrder = [...group].reverse();
    const first = inOrder[0]!;
    const parts = group.map((one) => under.get(one.id)).filter((one) => one !== undefined);
    const rest = [...inOrder.slice(1), ...parts.flatMap((one) => one.first)];
    return {
      first,
      rest,
      with: inOrder.length - 1 + parts.reduce((sum, one) => sum + one.n, 0),
      alike: rest.every((one) => one.kind === first.kind && holderIn(one) === holderIn(first)),
    };
  });
}

const holderIn = ({ body }: Change): unknown => body.holder_post ?? body.holder_organization;

/** The days of a civil zone, for "recorded …". */
const recordedDay = (view: View, change: Change): string => civilDate(change.at, view.place.zone);

/** A timeline that says each day once: what happened on the same day follows under it. `entries`: where acts stand in the log, to link to. */
export function byDay(
  view: View,
  groups: readonly Together[],
  names: Names,
  entries: ReadonlyMap<string, number> = new Map(),
): Html {
  let before = '';
  const lines = groups.map((group) => {
    const day = dayWords(view, group.first);
    const again = day.markup === before;
    before = day.markup;
    return html`<li>${!again && html`<span class="when">${day}</span>`}${line(view, group, names)}${logged(view, entries.get(group.first.id))}</li>`;
  });
  return html`<ol class="time">${lines}</ol>`;
}

const logged = (view: View, entry: number | undefined): Html =>
  entry === undefined
    ? nothing
    : html` <small><a href="${view.href(routes.logEntry, { entry: String(entry) })}">${view.t('part-log-entry', { entry: sayNumber(view.lang, entry) })}</a></small>`;

function dayWords(view: View, change: Change): Html {
  const recorded = recordedDay(view, change);
  const when = whenOf(view, change);
  const late = when.on !== recorded && html` · ${view.t('part-recorded-on', { day: sayDay(view.lang, recorded) })}`;
  return html`${whenTag(view, when)}${late}`;
}

const line = (view: View, group: Together, names: Names): Html =>
  html`${tell(view, group.first, names, group.alike ? group.with + 1 : 1)}${origin(view, group.first.body.given)}${folded(view, group, names)}`;

/** An act that says no day of its own happened when it was recorded, in the place's own day. */
function whenOf(view: View, change: Change): FuzzyDate {
  if (change.basis === 'recorded') return { on: recordedDay(view, change) };
  return occurredWhen(change);
}

const origin = (view: View, given: unknown): Html =>
  given === 'here' || given === 'source'
    ? html` <small>${view.t(given === 'here' ? 'state-given' : 'state-recorded')}</small>`
    : nothing;

/** Under a letter, what was published with it; a long list is cut where nobody reads on, and says how much is left. */
function folded(view: View, group: Together, names: Names): Html {
  if (group.with === 0) return nothing;
  const left = group.with - group.rest.length;
  return details(
    view.t('front-with-it', { n: group.with }),
    html`<ul>${group.rest.map((one) => html`<li>${tell(view, one, names)}${origin(view, one.body.given)}</li>`)}</ul>${
      left > 0 && html`<p>${view.t('front-with-it-more', { n: left })}</p>`
    }`,
  );
}
