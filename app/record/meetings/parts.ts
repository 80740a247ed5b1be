// Pieces the pages of meetings share: whose word something is, and where more of it stands. The same for every organization and office.
import type { PublicAuthor } from '../../base/tables.ts';
import { type Html, html } from '../../web/html.ts';
import { originTag, whenTag } from '../../web/parts.ts';
import type { View } from '../../web/view.ts';
import { coverMark, shown } from '../letters/parts.ts';
import type { Covers } from '../letters/store.ts';
import { type HolderName, holderAt, holderKey } from '../people/holder.ts';
import { foldedSources, holderLink } from '../words/parts.ts';
import type { Source } from '../words/sources.ts';
import type { PublicEvent } from './store.ts';

export const whenOfEvent = (
  event: Pick<PublicEvent, 'day' | 'until_day' | 'time'> & { occurred?: PublicEvent['occurred'] },
) => ({
  on: event.day,
  ...(event.until_day ? { until: event.until_day } : {}),
  ...(event.time && event.day.length === 10 ? { time: event.time } : {}),
  ...(event.occurred?.basis === 'disputed' ? { basis: 'disputed' as const } : {}),
});

export type SaidBy = {
  by_post: string | null;
  by_organization: string | null;
  given: 'here' | 'source';
  day: string;
  author: PublicAuthor;
};

type Names = { names: Map<string, HolderName> };

/** The link of whoever said it, where that is known. */
export function speakerLink(
  view: View,
  { names }: Names,
  { by_post, by_organization }: Pick<SaidBy, 'by_post' | 'by_organization'>,
) {
  const by = holderAt(by_post, by_organization);
  return by && holderLink(view, names.get(holderKey(by)), false);
}

/** In a line: who said it, on which day, and how that is known. */
export function saidBy(view: View, names: Names, said: SaidBy): Html {
  const who = speakerLink(view, names, said);
  return html`<small>${who && html`${who} · `}${whenTag(view, said.day)} · ${originTag(view, said.given === 'here' ? 'given' : 'recorded', said.author.name)}</small>`;
}

/** Words in a paragraph of their own, or the mark of what covers them; nothing where there are none. */
export function wordsOf(
  view: View,
  { covers }: { covers: Covers },
  said: { act: string; lang: string },
  field: string,
  words: string | null,
  quoted = true,
): Html | false {
  if (words === null && !covers.has(`${said.act}.${field}`)) return false;
  if (words === null) return html`<p>${coverMark(view, covers, said.act, field)}</p>`;
  const own = shown(view, said.lang, words, covers, said.act, field);
  return quoted ? html`<blockquote>${own}</blockquote>` : html`<p>${own}</p>`;
}

/** The sources of an act on a meeting's page, unless they are those of the whole page. */
export function ownSources(
  view: View,
  { sources, event }: { sources: Map<string, Source[]>; event: { act: string } },
  act: string,
): Html | false {
  const ids = (of: string) => (sources.get(of) ?? []).map((source) => source.id).join();
  return ids(act) !== ids(event.act) && foldedSources(view, sources.get(act));
}
