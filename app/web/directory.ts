// Which place a host name leads to, and how far each place's record has come. Kept in the process, refreshed by every act of our own
// at once and by a look at the database every second for those of other processes.
import { type Clock, civilDate } from '../base/clock.ts';
import { type Database, inPlace, outsidePlaces } from '../base/database.ts';
import type { PlaceView } from './view.ts';

export type KnownPlace = {
  view: PlaceView;
  /** Sends readers of an example away from search engines. */
  example: boolean;
  /** n of the last act: what cached pages are valid for. */
  head: string;
  /** Pages rendered before this n may show what has since been covered. */
  purgedAt: bigint;
};

export type Directory = {
  byHost: (host: string | undefined) => KnownPlace | undefined;
  all: () => KnownPlace[];
  byId: (id: string) => KnownPlace | undefined;
  today: (place: KnownPlace) => string;
  /** An act of this process: the place's pages are old from now on. */
  advance: (place: string, n: string, purge?: boolean) => void;
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
  const days = new Map<string, { minute: number; day: string }>();

  const refresh = async () => {
    const fresh = new Map<string, KnownPlace>();
    const names = new Map<string, KnownPlace>();
    const registered = await outsidePlaces(options.db, (tx) =>
      tx.selectFrom('places').selectAll().orderBy('created').orderBy('id').execute(),
    );
    for (const row of registered) {
      const place = await readPlace(options, row);
      if (!place) continue;
      fresh.set(row.id, place);
      for (const host of [...row.hosts, `${row.slug}.localhost`]) names.set(host.toLowerCase(), place);
    }
    for (const [id, place] of fresh) neverBack(place, known.get(id));
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
    advance(id, n, purge) {
      const place = known.get(id);
      if (!place) return;
      if (BigInt(n) > BigInt(place.head)) place.head = n;
      if (purge) place.purgedAt = BigInt(n);
    },
    refresh,
    stop() {
      stopped = true;
      clearInterval(timer);
    },
  };
}

type Registered = { id: string; slug: string; base_url: string | null; example: boolean };

async function readPlace(options: DirectoryOptions, row: Registered): Promise<KnownPlace | undefined> {
  return inPlace(options.db, row.id, async (tx) => {
    const settings = await tx.selectFrom('place').selectAll().where('superseded_by', 'is', null).executeTakeFirst();
    if (!settings) return undefined;
    const last = await tx.selectFrom('acts').select('n').orderBy('n', 'desc').limit(1).executeTakeFirst();
    const purge = await tx
      .selectFrom('covers')
      .innerJoin('acts', (join) =>
        join.onRef('acts.place_id', '=', 'covers.place_id').onRef('acts.id', '=', 'covers.by_act'),
      )
      .select('acts.n')
      .orderBy('acts.n', 'desc')
      .limit(1)
      .executeTakeFirst();
    return {
      view: {
        id: row.id,
        slug: row.slug,
        name: settings.name ?? row.slug,
        baseUrl: row.base_url ?? options.addressOf(row.slug),
        languages: settings.languages,
        zone: settings.zone,
        divisionId: settings.division,
        ...(settings.banner ? { example: settings.banner } : {}),
      },
      example: row.example,
      head: last?.n ?? '0',
      purgedAt: BigInt(purge?.n ?? 0),
    };
  });
}

/** An act of this process may have come in while the database was read: what is known never goes back. */
function neverBack(place: KnownPlace, before?: KnownPlace): void {
  if (!before) return;
  if (BigInt(before.head) > BigInt(place.head)) place.head = before.head;
  if (before.purgedAt > place.purgedAt) place.purgedAt = before.purgedAt;
}
