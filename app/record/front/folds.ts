// What is told under another act: a letter is published with its versions, demands and referrals, an event is entered with its
// invitations. A letter of 500 demands put to 8 holders is one line of what changed, not thirty pages of it.
import { sql } from 'kysely';

/** What an act is a part of, by its kind: the field of its body that names it. */
export const partsOf: Readonly<Record<string, 'letter' | 'event'>> = {
  'letter.published/1': 'letter',
  'letter.version-published/1': 'letter',
  'letter.organization-named/1': 'letter',
  'demand.marked/1': 'letter',
  'referral.made/1': 'letter',
  'event.recorded/1': 'event',
  'invitation.sent/1': 'event',
};

/** The acts that others are told under; of two together the one that was done first. */
export const leading: readonly string[] = ['letter.published/1', 'letter.version-published/1', 'event.recorded/1'];

/** Every kind that may stand under another act. */
const parts = Object.keys(partsOf).filter((kind) => !['letter.published/1', 'event.recorded/1'].includes(kind));

/** Thousands of these come from one register: they stand in their own list, not among what changed. */
const listed = ['division.recorded/1'];

/** Both say when they happened in the same words, or neither does. */
const sameDay = sql`w.fields->'occurred' is not distinct from x.fields->'occurred'`;

/**
 * True for an act `x` that was done at the moment and for the day of an earlier act it is a part of: the one that opened its letter or
 * event, or a version of its letter. Asked act by act, each time by keys alone: a place has about as many parts as acts, and a page
 * looks only as far as it is long. The case keeps the planner from matching whole tables instead.
 */
export const isFolded = sql<boolean>`case when x.kind = any(${listed}::text[]) then true when x.kind = any(${parts}::text[]) then exists (
    select from streams s join acts w on w.place_id = s.place_id and w.n = s.opened
    where s.stream in ('letter/' || (x.fields->>'letter'), 'event/' || (x.fields->>'event'))
      and w.n < x.n and w.recorded = x.recorded and ${sameDay}
  ) or exists (
    select from letter_versions v join acts w on w.place_id = v.place_id and w.id = v.act_id
    where v.letter_id = (x.fields->>'letter')::uuid and w.n < x.n and w.recorded = x.recorded and ${sameDay}
  ) else false end`;

/** `under` (lead, n, stream, i, of): what is folded under each of these acts, numbered as it was done, and how much there is. */
export const foldedUnderThese = (leads: readonly string[]) => sql`
  w as (
    select id, n, recorded, fields, (fields->>'letter')::uuid as letter, (fields->>'event')::uuid as event
    from acts where id = any(${leads}::uuid[])
  ), part as (
    select w.id as lead, p.act_id from w join letter_versions p on p.letter_id = w.letter
    union all select w.id, p.act_id from w join letter_organizations p on p.letter_id = w.letter
    union all select w.id, p.act_id from w join demands p on p.letter_id = w.letter
    union all select w.id, p.act_id from w join referrals p on p.letter_id = w.letter
    union all select w.id, p.act_id from w join invitations p on p.event_id = w.event
  ), under as (
    select w.id as lead, x.n, x.streams[1] as stream, row_number() over (partition by w.id order by x.n) as i, count(*) over (partition by w.id)::int as of
    from part join w on w.id = part.lead join acts x on x.id = part.act_id
    where x.n > w.n and x.recorded = w.recorded and ${sameDay}
  )`;
