// Who came, on a meeting's page: for each one named the state that follows from the words, and the words themselves with whose they are.
// The same words and shapes for every organization, office and person.
import { routes } from '../../../base/routes.ts';
import { type Html, html, nothing } from '../../../web/html.ts';
import { details, stateTag, tag } from '../../../web/parts.ts';
import type { View } from '../../../web/view.ts';
import { holderAt, holderKey } from '../../people/holder.ts';
import { holderLink, saidInLink } from '../../words/parts.ts';
import { ownSources, saidBy, wordsOf } from '../parts.ts';
import type { MeetingPage } from '../read.ts';
import { type Came, cameOf } from './rules.ts';
import { type CameWord, namedKey } from './store.ts';

/** "attended, as claimed" · "absent, confirmed" · "disputed". */
export const cameTag = (view: View, came: Came): Html =>
  came.came === 'disputed'
    ? stateTag(view, 'disputed')
    : tag(came.came === 'attended' ? 'yes' : 'declined', view.t(`meetings-came-${came.came}-${came.how}`));

const countingNow = (words: readonly CameWord[]): CameWord[] => words.filter((one) => one.superseded_by === null);

/** The words that count now on one who is named. */
export const wordsOnHolder = (read: MeetingPage, key: string): CameWord[] =>
  countingNow(read.came).filter((one) => namedKey(one) === key);

export function attendanceSection(view: View, read: MeetingPage): Html {
  if (read.came.length === 0) return nothing;
  const named = Map.groupBy(read.came, namedKey);
  return html`<h2 id="came">${view.t('meetings-came')}</h2><ul class="list">${[...named.values()].map((words) => namedBlock(view, read, words))}</ul>`;
}

function namedBlock(view: View, read: MeetingPage, words: CameWord[]): Html {
  const now = countingNow(words);
  const earlier = words.filter((one) => one.superseded_by !== null);
  const came = cameOf(now);
  return html`<li><h3>${nameOf(view, read, words[0]!)}</h3><p>${came && cameTag(view, came)}</p>${now.map((one) => wordBlock(view, read, one))}${
    earlier.length > 0 &&
    details(
      view.t('meetings-came-earlier', { n: earlier.length }),
      html`${earlier.map((one) => wordBlock(view, read, one))}`,
    )
  }</li>`;
}

function nameOf(
  view: View,
  { names, persons }: MeetingPage,
  { who_post, who_organization, who_person }: CameWord,
): Html {
  const holder = holderAt(who_post, who_organization);
  if (holder) return holderLink(view, names.get(holderKey(holder)));
  const person = persons.get(who_person ?? '');
  if (!person) return html`${view.t('words-unknown-holder')}`;
  return html`<a href="${view.href(routes.person, { person: person.slug })}">${saidInLink(view, person.lang, person.name)}</a>`;
}

/** One word: attended or absent, on whose word, in their own words where there are any. */
function wordBlock(view: View, read: MeetingPage, one: CameWord): Html {
  const { t } = view;
  const minutes = one.minutes !== null && (one.basis === 'minutes' ? 'minutes' : 'minutes-unapproved');
  const basis = t(`meetings-came-by-${minutes || one.basis}`, { n: one.minutes ?? 1 });
  return html`<p>${t(`state-${one.says}`)}: ${basis}<br>${saidBy(view, read, one)}</p>${wordsOf(view, read, one, 'words', one.words)}${ownSources(view, read, one.act)}`;
}
