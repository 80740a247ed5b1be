// What a kind of act is. An act is a thing done in public; it is the only thing that changes public tables, and this file is the
// only way to describe one. A definition never reads a clock, the environment, a private table or randomness: replay depends on it.
import Type, { type Static, type TEnum, type TObject, type TProperties } from 'typebox';
import type { Tx } from '../base/database.ts';
import { FUZZY_DAY } from '../base/fuzzy-day.ts';
import type { Occurred, PublicAuthor, Tables } from '../base/tables.ts';

export const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
/** Free text with a limit in UTF-16 units; NUL cannot be stored and bidi overrides could make a page lie, so both are refused. */
export const Text = (maxLength: number, minLength = 1) =>
  Type.String({ minLength, maxLength, pattern: '^[^\\u0000\\u202a-\\u202e\\u2066-\\u2069]*$' });
export const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
/** A day as far as it is known: 'YYYY', 'YYYY-MM', 'YYYY-MM-DD'; as a bound '../YYYY-MM-DD' (or earlier), 'YYYY-MM-DD/..' (or later). */
export const FuzzyDay = Type.String({ pattern: FUZZY_DAY });
export const Lang = Type.String({ pattern: '^[a-z]{2,3}(-[A-Za-z]{2,4})?$' });
export const Digest = Type.String({ pattern: '^[0-9a-f]{64}$' });
/** A closed vocabulary. */
export const OneOf = <const T extends readonly string[]>(...values: T): TEnum<[...T]> =>
  Type.Enum<[...T]>(values as readonly [...T]);

/** An act as `apply` sees it, at commit and at replay alike. A covered or erased text is null there. */
export type Applied<Body> = {
  place: string;
  id: string;
  n: string;
  kind: string;
  at: Date;
  author: PublicAuthor;
  occurred?: Occurred;
  body: Body;
};

/** Existing streams the act is about, and the streams it begins, each under a stream that is locked for it. */
export type Streams = { touches: string[]; opens?: { stream: string; under: string }[] };

export type ActKind<Body> = {
  kind: string;
  schema: TObject;
  codes: string[];
  streams: (body: Body) => Streams;
  /** body field → 'table.column' of the rows with this act_id */
  texts: Record<string, string>;
  /** fields made of a text's words, hidden with it: body field → the text it is made of and where it stands */
  made: Record<string, Made>;
  /** texts that are lists, a name a line: no prose for the search, and with rows made of them */
  lists: Record<string, RemakeRows>;
  lang: (body: Body) => string | undefined;
  /** entered so often that it is no news: in the log, the tables and the stream's head, but on no timeline */
  quiet: boolean;
  apply: (tx: Tx, act: Applied<Body>) => Promise<void>;
};

/** An address or a key made of a text's words. It is never empty: where the words are hidden it is `hiddenKey` of its act. */
export type Made = { of: string; table: string; column: string };
/** Makes the rows that hold the names of a list again, out of the list as it stands, whenever it is covered, lifted or erased. */
export type RemakeRows = (tx: Tx, at: { place: string; act: string }) => Promise<void>;
/** ISO 639-2: no linguistic content. Such a text is found by stewards, and by nobody's search. */
export const NO_PROSE = 'zxx';
export const hiddenKey = (act: string): string => `hidden-${act.slice(-12)}`;

const kinds = new Map<string, ActKind<never>>();

type Definition<P extends TProperties> = {
  kind: `${string}.${string}/${number}`;
  body: TObject<P>;
  /** Body fields shown in the log's leaf: codes of closed vocabularies only, never words about a person. */
  codes?: (keyof P & string)[];
  streams: (body: Static<TObject<P>>) => Streams;
  texts?: Partial<Record<keyof P & string, `${keyof Tables & string}.${string}`>>;
  made?: Partial<Record<keyof P & string, Made>>;
  lists?: Partial<Record<keyof P & string, RemakeRows>>;
  lang?: (body: Static<TObject<P>>) => string | undefined;
  quiet?: boolean;
  apply: (tx: Tx, act: Applied<Static<TObject<P>>>) => Promise<void>;
};

/**
 * Describes a kind of act and enters it in the register of kinds.
 * @throws TypeError when the kind exists already, or names a body field that `author` and `occurred` need.
 */
export function defineAct<P extends TProperties>(definition: Definition<P>): ActKind<Static<TObject<P>>> {
  const { kind, body } = definition;
  if (kinds.has(kind)) throw new TypeError(`two acts are called ${kind}`);
  for (const taken of ['author', 'occurred']) {
    if (taken in body.properties) throw new TypeError(`${kind}: a body field cannot be called ${taken}`);
  }
  const act: ActKind<Static<TObject<P>>> = {
    kind,
    schema: Type.Object(body.properties, { additionalProperties: false }),
    codes: definition.codes ?? [],
    streams: definition.streams,
    texts: (definition.texts ?? {}) as Record<string, string>,
    made: (definition.made ?? {}) as Record<string, Made>,
    lists: (definition.lists ?? {}) as Record<string, RemakeRows>,
    lang: definition.lang ?? (() => undefined),
    quiet: definition.quiet ?? false,
    apply: definition.apply,
  };
  kinds.set(kind, act as ActKind<never>);
  return act;
}

/** The definition of a kind. @throws TypeError for a kind this version does not know: an old log needs its old kinds. */
export function kindOf(kind: string): ActKind<never> {
  const found = kinds.get(kind);
  if (!found) throw new TypeError(`no act is called ${kind}: this version of Redress cannot read this log`);
  return found;
}

export const allKinds = (): ActKind<never>[] => [...kinds.values()];
