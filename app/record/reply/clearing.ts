// What the right of reply keeps only for a while: records nobody sent again, and the names and addresses of people who were to be named in
// what was given up. Whoever is named in something published stays, so that their link goes on working.
import { sql } from 'kysely';
import { daysBefore, type Served } from '../../base/clearing.ts';

/** So long a record that waits for somebody is kept after it was sent last. */
export const HELD_DAYS = 90;

export const servedReplies: readonly Served[] = [
  { table: 'held_words', rows: (now) => sql`changed < ${daysBefore(now, HELD_DAYS)}` },
  {
    table: 'named_people',
    rows: () => sql`draft_id is not null
      and not exists (select from priv.letter_drafts d where d.place_id = named_people.place_id and d.id = named_people.draft_id)
      and not exists (select from priv.held_words h where h.place_id = named_people.place_id and h.id = named_people.draft_id)
      and not exists (select from pub.namings n where n.place_id = named_people.place_id and n.id = named_people.id)`,
  },
];
