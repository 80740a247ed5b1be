// A place begins, names itself and keeps its calendar by acts. The installation's register (which host leads where) is operational
// and lives in priv.places; everything a reader relies on is here.
import { sql } from 'kysely';
import Type from 'typebox';
import { type Database, inPlace, outsidePlaces, type Tx } from '../base/database.ts';
import { newId } from '../base/ids.ts';
import { mailAddress } from '../base/mail-address.ts';
import { invalid, Refused } from '../base/refused.ts';
import { type Ctx, commit, draft } from './commit.ts';
import { Day, defineAct, Lang, Text } from './define.ts';

declare module '../base/tables.ts' {
  interface Tables {
    contacts: {
      place_id: string;
      act_id: string;
      email: string | null;
      words: string | null;
      lang: string;
      superseded_by: string | null;
    };
  }
}

const settings = {
  name: Text(120),
  division: Type.String({ pattern: '^ocd-division/country:[a-z]{2}(/[^/:]+:[^/:]+)*$', maxLength: 200 }),
  languages: Type.Array(Lang, { minItems: 1, maxItems: 20 }),
  zone: Text(64),
  banner: Type.Optional(Text(500)),
};

/** A zone by its name, such as America/Chicago; an offset such as +05:30 is none. */
export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}

const applySettings = async (tx: Tx, act: Parameters<Parameters<typeof defineAct>[0]['apply']>[1]) => {
  const body = act.body as { name: string; division: string; languages: string[]; zone: string; banner?: string };
  await tx
    .updateTable('place')
    .set({ superseded_by: act.id })
    .where('place_id', '=', act.place)
    .where('superseded_by', 'is', null)
    .execute();
  await tx
    .insertInto('place')
    .values({
      place_id: act.place,
      act_id: act.id,
      name: body.name,
      division: body.division,
      languages: body.languages,
      zone: body.zone,
      banner: body.banner ?? null,
      superseded_by: null,
    })
    .execute();
};

/** The place's first act: everything else of the place is opened under its stream. */
export const placeOpened = defineAct({
  kind: 'place.opened/1',
  body: Type.Object(settings),
  streams: () => ({ touches: [], opens: [{ stream: 'place', under: '' }] }),
  texts: { banner: 'place.banner' },
  apply: applySettings,
});

export const placeChanged = defineAct({
  kind: 'place.changed/1',
  body: Type.Object(settings),
  streams: () => ({ touches: ['place'] }),
  texts: { banner: 'place.banner' },
  apply: async (tx, act) => {
    await applySettings(tx, act);
    await daysInNewZone(tx, act);
  },
});

/**
 * An act without a day of its own has the civil day of its moment in the zone the place has now, whichever it had then: so the days
 * depend on no order, and a replay makes the same. The lock waits for acts that have written their day by the old zone and are not yet
 * visible, and lets no other write one before the new zone is; shared by nobody, it is held for a moment once in years.
 */
async function daysInNewZone(tx: Tx, act: { id: string; place: string; body: { zone: string } }): Promise<void> {
  const { id, place, body } = act;
  const before = await tx.selectFrom('place').select('zone').where('superseded_by', '=', id).executeTakeFirst();
  if (before?.zone === body.zone) return;
  const day = sql<string>`base.civil_day(at, ${body.zone})`;
  await sql`lock table timeline in share row exclusive mode`.execute(tx);
  await tx
    .updateTable('timeline')
    .set({ day })
    .where('place_id', '=', place)
    .where('basis', '=', 'recorded')
    .where('day', 'is distinct from', day)
    .execute();
}

/** Copies a year's days off into the place, with the days of each week that are none to work on. */
export const calendarSet = defineAct({
  kind: 'place.calendar-set/1',
  body: Type.Object({
    year: Type.Integer({ minimum: 1900, maximum: 2200 }),
    days: Type.Array(Type.Object({ date: Day, name: Text(120) }, { additionalProperties: false }), { maxItems: 120 }),
    /** days of the week that are no working days, 0 is Sunday; Saturday and Sunday where it is not said */
    rest: Type.Optional(Type.Array(Type.Integer({ minimum: 0, maximum: 6 }), { maxItems: 6, uniqueItems: true })),
  }),
  streams: () => ({ touches: ['place'] }),
  apply: async (tx, act) => {
    const { year, days, rest } = act.body;
    await tx
      .updateTable('calendar')
      .set({ superseded_by: act.id })
      .where('place_id', '=', act.place)
      .where('year', '=', year)
      .where('superseded_by', 'is', null)
      .execute();
    await tx
      .insertInto('calendar')
      .values({
        place_id: act.place,
        act_id: act.id,
        year,
        days: JSON.stringify(days),
        rest: rest ?? null,
        superseded_by: null,
      })
      .execute();
  },
});

/** How the stewards can be reached. Said anew as a whole; with neither address nor words, it is taken back. */
export const contactSet = defineAct({
  kind: 'place.contact-set/1',
  body: Type.Object({ email: Type.Optional(Text(254)), words: Type.Optional(Text(500)), lang: Lang }),
  streams: () => ({ touches: ['place'] }),
  texts: { email: 'contacts.email', words: 'contacts.words' },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    const { email, words, lang } = act.body;
    await tx
      .updateTable('contacts')
      .set({ superseded_by: act.id })
      .where('place_id', '=', act.place)
      .where('superseded_by', 'is', null)
      .execute();
    const said = { email: email ?? null, words: words ?? null, lang };
    await tx
      .insertInto('contacts')
      .values({ place_id: act.place, act_id: act.id, ...said, superseded_by: null })
      .execute();
  },
});

/** What a place says of how its stewards are reached. */
export type Contact = { email?: string | undefined; words?: string | undefined; lang: string };

/** The contact that counts now; undefined where none was ever said. */
export const contactOf = (tx: Tx): Promise<{ email: string | null; words: string | null; lang: string } | undefined> =>
  tx.selectFrom('contacts').select(['email', 'words', 'lang']).where('superseded_by', 'is', null).executeTakeFirst();

/** @throws Refused `invalid` for what is no mail address, or words that are too long */
export function contactDraft(given: Contact): ReturnType<typeof draft> {
  const email = given.email?.trim() ? mailAddress(given.email) : undefined;
  if (given.email?.trim() && !email) throw invalid('email', 'email');
  const words = given.words?.replace(/\r\n?/g, '\n').trim();
  if (words && words.length > 500) throw invalid('words', 'too-long', { limit: 500 });
  const body = { ...(email ? { email: email.shown } : {}), ...(words ? { words } : {}), lang: given.lang };
  return draft({ act: contactSet, body });
}

export type RegisteredPlace = { id: string; slug: string; hosts: string[]; base_url: string | null; example: boolean };

/** All places of this installation, first opened first. */
export const registeredPlaces = (db: Database): Promise<RegisteredPlace[]> =>
  outsidePlaces(db, (tx) =>
    tx
      .selectFrom('places')
      .select(['id', 'slug', 'hosts', 'base_url', 'example'])
      .orderBy('created')
      .orderBy('id')
      .execute(),
  );

export type NewPlace = {
  id?: string;
  slug: string;
  hosts?: string[];
  baseUrl?: string;
  example?: boolean;
  name: string;
  division: string;
  languages: string[];
  zone: string;
  banner?: string;
  contact?: Contact;
};

/**
 * Registers a place and commits its first act. Done twice with the same slug it refuses and changes nothing.
 * @returns the place's id
 * @throws Refused `duplicate` when the slug is taken
 */
export async function openPlace(ctx: Omit<Ctx, 'place'>, given: NewPlace): Promise<string> {
  const id = given.id ?? newId();
  const registered = await outsidePlaces(ctx.db, (tx) =>
    tx
      .insertInto('places')
      .values({
        id,
        slug: given.slug,
        hosts: given.hosts ?? [],
        base_url: given.baseUrl ?? null,
        example: given.example ?? false,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst(),
  );
  // A start that died between the register and the first act is taken up again: the row is there, the act is not.
  const place = registered.numInsertedOrUpdatedRows ? id : await idOf(ctx.db, given.slug);
  const begun = await inPlace(ctx.db, place, (tx) => tx.selectFrom('place').select('act_id').executeTakeFirst());
  if (begun) throw new Refused('duplicate');
  const body = {
    name: given.name,
    division: given.division,
    languages: given.languages,
    zone: given.zone,
    ...(given.banner ? { banner: given.banner } : {}),
  };
  const contact = given.contact ? [contactDraft(given.contact)] : [];
  await commit({ ...ctx, place }, [draft({ act: placeOpened, body }), ...contact]);
  return place;
}

const idOf = (db: Database, slug: string): Promise<string> =>
  outsidePlaces(
    db,
    async (tx) => (await tx.selectFrom('places').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()).id,
  );
