// The types of the tables that base and the spine own. A room adds its own by declaration merging:
//   declare module '../../base/tables.ts' { interface Tables { letters: … } }
// A test compares all of them with information_schema, so they cannot drift.
import type { ColumnType, Generated } from 'kysely';

/** timestamptz: read as Date, written as Date. */
export type Instant = ColumnType<Date, Date, Date>;
/** jsonb: read parsed, written as a JSON text. */
export type Json<T> = ColumnType<T, string, string>;

export type Occurred = {
  on: string;
  until?: string;
  time?: string;
  zone: string;
  basis: 'own' | 'reported' | 'disputed';
};

export type AuthorRole = 'steward' | 'clerk' | 'holder' | 'speaker' | 'editor' | 'site' | 'named';
/** Who did an act, as the public sees it: a role, a public name, and the membership or organization they acted as. */
export type PublicAuthor = { role: AuthorRole; name: string; as?: string };

export interface Tables {
  // priv: the installation's register of places; the only table without place_id (its id is the place)
  places: {
    id: string;
    slug: string;
    hosts: string[];
    base_url: string | null;
    example: boolean;
    part: Generated<string | null>;
    created: Generated<Date>;
  };
  // pub
  place: {
    place_id: string;
    act_id: string;
    name: string | null;
    division: string;
    languages: string[];
    zone: string;
    banner: string | null;
    superseded_by: string | null;
  };
  calendar: {
    place_id: string;
    act_id: string;
    year: number;
    days: Json<{ date: string; name: string }[]>;
    /** days of the week that are no working days; null where the act did not say */
    rest: number[] | null;
    superseded_by: string | null;
  };
  streams: { place_id: string; stream: string; head: string; opened: string };
  covers: {
    place_id: string;
    act_id: string;
    field: string;
    by_act: string;
    how: 'covered' | 'erased';
    reason: string;
    lifted_by: string | null;
  };
  texts: {
    place_id: string;
    act_id: string;
    field: string;
    stream: string;
    kind: string;
    lang: string;
    shown: string;
    found: ColumnType<string, never, never>;
  };
  timeline: {
    place_id: string;
    act_id: string;
    stream: string;
    n: string;
    kind: string;
    at: Date;
    day: string;
    until: string | null;
    basis: string;
  };
  // log
  acts: {
    place_id: string;
    n: string;
    id: string;
    kind: string;
    recorded: Instant;
    streams: string[];
    fields: Json<Record<string, unknown>>;
    salts: Json<Record<string, string>>;
  };
  outbox: { place_id: string; n: string; leaf: string };
  entries: { place_id: string; index: string; n: string; leaf: string };
  heads: { place_id: string; size: string; holder: string | null; until: Date | null };
  // priv
  once: { place_id: string; key: string; href: string | null; sent: Generated<string | null>; at: Generated<Date> };
  act_accounts: { place_id: string; act_id: string; account_id: string };
}
