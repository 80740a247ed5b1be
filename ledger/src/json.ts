// Canonical JSON (RFC 8785): one value, one text, one hash, in every language and for ever.
// The strict profile keeps out whatever two readers could take differently: fractions, null, keys outside plain ASCII.
// It must never repair: a value or text that does not fit is refused, with the place where it does not.

/** A value of the strict profile. `undefined` members of an object count as absent. */
export type Json = boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

export type JsonErrorCode =
  | 'cannot-be-json' // undefined in an array, bigint, function, symbol, or an object that is not plain
  | 'null'
  | 'not-an-integer' // a fraction, an exponent, -0 in a text, NaN, infinity
  | 'unsafe-integer' // beyond ±(2^53 - 1): readers would round it
  | 'key-not-plain' // a key with anything but printable ASCII, or with a quote or a backslash
  | 'duplicate-key'
  | 'lone-surrogate' // half a character: it has no UTF-8 form
  | 'too-deep'
  | 'syntax'
  | 'not-canonical'; // valid, but not the text `canonicalize` gives for the same value

/** `at` is a JSON Pointer (RFC 6901) into a value, or an offset in UTF-16 units into a text. */
export class JsonError extends Error {
  readonly code: JsonErrorCode;
  readonly at: string | number;
  constructor(code: JsonErrorCode, at: string | number) {
    super(`JSON refused: ${code} at ${typeof at === 'number' ? `offset ${at}` : at === '' ? 'the top' : at}`);
    this.name = 'JsonError';
    this.code = code;
    this.at = at;
  }
}

/** Arrays and objects may nest this deep in the strict profile; deeper ones threaten the reader's stack. */
export const DEPTH = 32;
const GENERAL_DEPTH = 500;

/**
 * The canonical text of a value of the strict profile.
 * @example canonicalize({ b: [1, true], a: 'é' }) // '{"a":"é","b":[1,true]}'
 * @throws JsonError with a JSON Pointer to the first offending value
 */
export function canonicalize(value: Json): string {
  return write(value, { strict: true, depth: DEPTH }, []);
}

/**
 * RFC 8785 in full: fractions, null and any key are allowed. For reading other people's logs and the public vectors;
 * nothing of ours is logged through it.
 * @throws JsonError for values that are not I-JSON (RFC 7493): NaN, infinities, half characters
 */
export function canonicalizeAny(value: unknown): string {
  return write(value, { strict: false, depth: GENERAL_DEPTH }, []);
}

/**
 * Reads a text of the strict profile; whitespace, any key order and any escape are accepted.
 * @throws JsonError with the offset of the first offence
 */
export function parseStrict(text: string): Json {
  return new Reader(text).document();
}

/** Reads a text only when it is canonical to the letter, as a log's entries must be. */
export function parseCanonical(text: string): Json {
  const quick = readQuickly(text);
  if (quick !== undefined) return quick;
  const value = parseStrict(text);
  const canonical = canonicalize(value);
  if (canonical === text) return value;
  let at = 0;
  while (canonical[at] === text[at]) at += 1;
  throw new JsonError('not-canonical', at);
}

/**
 * The engine's own reader, five times as fast as ours, believed only where its value gives back the very text: whatever it hides or rounds
 * (a doubled key, a number too large) would come out another. Anything else is left to our reader, which says what is wrong and where.
 */
function readQuickly(text: string): Json | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return canonicalize(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

// ---- Writing (RFC 8785 §3.2)

type Profile = { strict: boolean; depth: number };
type Path = (string | number)[];

function write(value: unknown, profile: Profile, path: Path): string {
  switch (typeof value) {
    case 'string':
      return writeString(value, path);
    case 'number':
      return writeNumber(value, profile, path);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      break;
    default:
      throw new JsonError('cannot-be-json', pointer(path));
  }
  if (value === null) {
    if (profile.strict) throw new JsonError('null', pointer(path));
    return 'null';
  }
  if (path.length >= profile.depth) throw new JsonError('too-deep', pointer(path));
  return Array.isArray(value) ? writeArray(value, profile, path) : writeObject(value, profile, path);
}

// ECMAScript's own string and number forms are the ones RFC 8785 §3.2.2 prescribes.
function writeString(value: string, path: Path): string {
  if (!value.isWellFormed()) throw new JsonError('lone-surrogate', pointer(path));
  return JSON.stringify(value);
}

function writeNumber(value: number, { strict }: Profile, path: Path): string {
  if (strict ? !Number.isInteger(value) : !Number.isFinite(value)) throw new JsonError('not-an-integer', pointer(path));
  if (strict && !Number.isSafeInteger(value)) throw new JsonError('unsafe-integer', pointer(path));
  return JSON.stringify(value);
}

function writeArray(values: unknown[], profile: Profile, path: Path): string {
  let text = '[';
  for (let index = 0; index < values.length; index += 1) {
    path.push(index);
    text += (index === 0 ? '' : ',') + write(values[index], profile, path);
    path.pop();
  }
  return `${text}]`;
}

function writeObject(object: object, profile: Profile, path: Path): string {
  // A Date, a Map or an instance of a class would be written as something else than it is.
  const prototype: unknown = Object.getPrototypeOf(object);
  const plain = prototype === null || prototype === Object.prototype;
  if (!plain || Object.getOwnPropertySymbols(object).length > 0) throw new JsonError('cannot-be-json', pointer(path));
  const members = object as Record<string, unknown>;
  let text = '{';
  // The default order of sort() is that of UTF-16 code units, as RFC 8785 §3.2.3 asks.
  for (const key of Object.keys(members).sort()) {
    const member = members[key];
    if (member === undefined) continue;
    path.push(key);
    if (profile.strict && !isPlainKey(key)) throw new JsonError('key-not-plain', pointer(path));
    text += `${(text === '{' ? '' : ',') + writeString(key, path)}:${write(member, profile, path)}`;
    path.pop();
  }
  return `${text}}`;
}

/**
 * Printable ASCII that is written without escapes. Escaped keys are where readers differ: V8 13.6 (Node 24) reads
 * `{"a":1,"\"":2}` with a key `\` instead of `"` when it has read an object with the keys `a` and `\` before.
 */
function isPlainKey(key: string): boolean {
  return /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/.test(key);
}

function pointer(path: Path): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

// ---- Reading (RFC 8259, narrowed). JSON.parse cannot be used: it hides duplicate keys and rounds numbers.

const ESCAPES: Record<string, string> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

const UNICODE_ESCAPE = /u[0-9a-fA-F]{4}/y;
const INTEGER = /-?(?:0|[1-9][0-9]*)/y;

/** Assigning to __proto__ would change the object's nature; as data it is a member like any other. */
function define(object: object, key: string, value: Json): void {
  Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
}

class Reader {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): Json {
    const value = this.#value();
    if (this.#at < this.#text.length) this.#refuse('syntax');
    return value;
  }

  #value(): Json {
    this.#space();
    const value = this.#bare();
    this.#space();
    return value;
  }

  #bare(): Json {
    switch (this.#text[this.#at]) {
      case '{':
        return this.#nested(() => this.#object());
      case '[':
        return this.#nested(() => this.#array());
      case '"':
        return this.#string();
      case 't':
        return this.#word('true', true);
      case 'f':
        return this.#word('false', false);
      case 'n':
        if (this.#text.startsWith('null', this.#at)) this.#refuse('null');
        return this.#refuse('syntax');
      default:
        return this.#integer();
    }
  }

  #nested<T>(read: () => T): T {
    if (this.#depth >= DEPTH) this.#refuse('too-deep');
    this.#depth += 1;
    const value = read();
    this.#depth -= 1;
    return value;
  }

  #object(): Json {
    const object: { [key: string]: Json } = {};
    this.#at += 1;
    this.#space();
    if (this.#takes('}')) return object;
    do {
      this.#space();
      const start = this.#at;
      const key = this.#string();
      if (!isPlainKey(key)) this.#refuse('key-not-plain', start);
      if (Object.hasOwn(object, key)) this.#refuse('duplicate-key', start);
      this.#space();
      this.#expect(':');
      const value = this.#value();
      if (key === '__proto__') define(object, key, value);
      else object[key] = value;
    } while (this.#takes(','));
    this.#expect('}');
    return object;
  }

  #array(): Json {
    const array: Json[] = [];
    this.#at += 1;
    this.#space();
    if (this.#takes(']')) return array;
    do array.push(this.#value());
    while (this.#takes(','));
    this.#expect(']');
    return array;
  }

  #string(): string {
    const start = this.#at;
    this.#expect('"');
    let value = this.#run();
    while (!this.#takes('"')) {
      this.#expect('\\'); // anything else is the end of the text or a bare control character
      value += this.#escape() + this.#run();
    }
    if (!value.isWellFormed()) this.#refuse('lone-surrogate', start);
    return value;
  }

  /** The characters of a string that stand for themselves, up to a quote, a backslash or a control character. */
  #run(): string {
    const start = this.#at;
    let code = this.#text.charCodeAt(start);
    while (code >= 0x20 && code !== 0x22 && code !== 0x5c) code = this.#text.charCodeAt(++this.#at);
    return this.#text.slice(start, this.#at);
  }

  #escape(): string {
    const letter = this.#text[this.#at] ?? '';
    if (letter === 'u') {
      const hex = this.#match(UNICODE_ESCAPE);
      if (hex === '') this.#refuse('syntax');
      return String.fromCharCode(Number.parseInt(hex.slice(1), 16));
    }
    const character = Object.hasOwn(ESCAPES, letter) ? ESCAPES[letter] : undefined;
    if (character === undefined) return this.#refuse('syntax');
    this.#at += 1;
    return character;
  }

  #integer(): number {
    const start = this.#at;
    const digits = this.#match(INTEGER);
    if (digits === '') this.#refuse('syntax');
    if (/[.eE]/.test(this.#text[this.#at] ?? '') || digits === '-0') this.#refuse('not-an-integer', start);
    const value = Number(digits);
    if (!Number.isSafeInteger(value)) this.#refuse('unsafe-integer', start);
    return value;
  }

  #word<T>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.#at)) this.#refuse('syntax');
    this.#at += word.length;
    return value;
  }

  #space(): void {
    let code = this.#text.charCodeAt(this.#at);
    while (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) code = this.#text.charCodeAt(++this.#at);
  }

  /** Takes what a sticky pattern finds here; '' when it finds nothing. */
  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }

  #takes(character: string): boolean {
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #expect(character: string): void {
    if (!this.#takes(character)) this.#refuse('syntax');
  }

  #refuse(code: JsonErrorCode, at = this.#at): never {
    throw new JsonError(code, at);
  }
}
