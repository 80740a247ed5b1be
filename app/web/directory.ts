// Which place a host name leads to, and how far each place's record has come. Kept in the process, refreshed by every act of our own
// at once and by a look at the database every second for those of other processes.
import { sql } from 'kysely';
import { type Clock, civilDate } from '../base/clock.ts';
import { type Database, inPlace, outsidePlaces } from '../base/database.ts';
import type { PlaceView } from './view.ts';

export type KnownPlace = {
  view: PlaceView;
  /** Sends readers of an example away from search engines. */
  example: boolean;
  /**
   * Goes up whenever an act becomes visible: what kept pages are valid for. Not the last act's n, for of two acts at once the one with
   * the smaller n may be committed last.
   */
  turn: number;
  /** The same for counts, which kept pages may be behind for a moment. */
  count: number;
};

export type Directory = {
  byHost: (host: string | undefined) => KnownPlace | undefined;
  all: () => KnownPlace[];
  byId: (id: string) => KnownPlace | undefined;
  today: (place: KnownPlace) => string;
  /** An act of this process: the place's pages are old from now on. */
  advance: (place: string, quiet?: boolean) => void;
  refresh: () => Promise<void>;
  stop: () => void;
};

export type DirectoryOptions = {
  db: Database;
  now: Clock;
  /** Where a place without a base address of its own is reached. */
  addressOf: (slug: string) => string;
  onError?: (error: unknown) => void;
  pollMs?: number;
};

/** Loads all places and keeps up with them. */
export async function openDirectory(options: DirectoryOptions): Promise<Directory> {
  let known = new Map<string, KnownPlace>();
  let hosts = new Map<string, KnownPlace>();
  // Outlives every look: what was known before a look began and came in while it went on is never lost.
  const turns = new Map<string, Turn>();
  const days = new Map<string, { minute: number; day: string }>();

  const refresh = async () => {
    const fresh = new Map<string, KnownPlace>();
    const names = new Map<string, KnownPlace>();
    const registered = await outsidePlaces(options.db, (tx) =>
      tx.selectFrom('places').selectAll().orderBy('created').orderBy('id').execute(),
    );
    for (const row of registered) {
      const read = await readPlace(options, row);
      if (!read) continue;
      const place: KnownPlace = { ...read.place, ...turnFor(turns, row.id, read) };
      fresh.set(row.id, place);
      for (const host of [...row.hosts, `${row.slug}.localhost`]) names.set(host.toLowerCase(), place);
    }
    // Between the reading of one place and this moment acts of our own may have come.
    for (const [id, place] of fresh) Object.assign(place, turnOf(turns.get(id)!));
    known = fresh;
    hosts = names;
  };
  await refresh();
  let stopped = false;
  const look = () =>
    refresh().catch((error) => {
      // A look that was under way when the database closed has nothing to tell.
      if (!stopped) options.onError?.(error);
    });
  const timer = setInterval(look, options.pollMs ?? 1000);
  timer.unref();

  return {
    byHost(host) {
      // One place is at home under any name; several need theirs. What the header says is only ever looked up, never repeated.
      const name = (host ?? '').replace(/:\d+$/, '').toLowerCase();
      return hosts.get(name) ?? (known.size === 1 ? known.values().next().value : undefined);
    },
    all: () => [...known.values()],
    byId: (id) => known.get(id),
    today(place) {
      const now = options.now();
      const minute = Math.floor(now.getTime() / 60_000);
      const zone = place.view.zone;
      const kept = days.get(zone);
      if (kept?.minute === minute) return kept.day;
      const day = civilDate(now, zone);
      days.set(zone, { minute, day });
      return day;
    },
    advance(id, quiet) {
      const place = known.get(id);
      const turn = turns.get(id);
      if (!place || !turn) return;
      if (quiet) turn.count++;
      else turn.turn++;
      Object.assign(place, turnOf(turn));
    },
    refresh,
    stop() {
      stopped = true;
      clearInterval(timer);
    },
  };
}

type Registered = { id: string; slug: string; base_url: string | null; example: boolean; part: string | null };

type Seen = { acts: string; counts: string };
type Turn = Seen & { turn: number; count: number };

const turnOf = ({ turn, count }: Turn) => ({ turn, count });

/** One further when there are more acts, or counts, than at the last look, be they of this process or of another. */
function turnFor(turns: Map<string, Turn>, id: string, { acts, counts }: Seen): Pick<KnownPlace, 'turn' | 'count'> {
  const known = turns.get(id) ?? { turn: 0, count: 0, acts, counts };
  if (known.acts !== acts) known.turn++;
  if (known.counts !== counts) known.count++;
  turns.set(id, Object.assign(known, { acts, counts }));
  return turnOf(known);
}

async function readPlace(
  options: DirectoryOptions,
  row: Registered,
): Promise<({ place: Omit<KnownPlace, 'turn' | 'count'> } & Seen) | undefined> {
  return inPlace(options.db, row.id, async (tx) => {
    const settings = await tx
      .selectFrom('place')
      .leftJoin('contacts', (join) =>
        join.onRef('contacts.place_id', '=', 'place.place_id').on('contacts.superseded_by', 'is', null),
      )
      .selectAll('place')
      .select(['contacts.email', 'contacts.words', 'contacts.lang'])
      .where('place.superseded_by', 'is', null)
      .executeTakeFirst();
    if (!settings) return undefined;
    // Every act is in the log or waits for it, and moves in one statement: together they count the acts without reading them.
    // Counts of signatures are acts too, numbered without a gap under each version, so the last number is how many there are.
    const { rows } = await sql<Seen>`
      select (acts - counts)::text as acts, counts::text from (select coalesce((select size from heads where place_id = ${row.id}), 0)
        + (select count(*) from outbox where place_id = ${row.id}) as acts,
        (select coalesce(sum(number), 0) from signature_counts where place_id = ${row.id} and superseded_by is null) as counts) seen`.execute(
      tx,
    );
    const place = {
      view: {
        id: row.id,
        slug: row.slug,
        name: settings.name ?? row.slug,
        baseUrl: row.base_url ?? options.addressOf(row.slug),
        languages: settings.languages,
        zone: settings.zone,
        divisionId: settings.division,
        ...(row.part ? { part: row.part } : {}),
        ...(settings.banner ? { example: settings.banner } : {}),
        ...(settings.lang ? { contact: { email: settings.email, words: settings.words, lang: settings.lang } } : {}),
      },
      example: row.example,
    };
    return { place, ...rows[0]! };
  });
}
