// The one way the product says no: a closed union of codes, turned into a page or RFC 9457 JSON in one place (web/errors).
// A refusal never carries personal data and never stands for a defect of ours: those are 500s.

const statusOf = {
  invalid: 422,
  'not-found': 404,
  forbidden: 403,
  'sign-in': 401,
  'second-factor': 401,
  'cross-site': 403,
  'changed-meanwhile': 409,
  duplicate: 409,
  expired: 410,
  used: 410,
  closed: 409,
  'post-ended': 403,
  'not-verified': 403,
  'too-large': 413,
  'too-many': 429,
  'disk-full': 507,
  'wrong-kind': 415,
  unreadable: 422,
  encrypted: 422,
  scanned: 422,
  macros: 422,
  'zip-bomb': 422,
  'no-words': 422,
  'took-too-long': 422,
  'too-much-memory': 422,
  'insecure-host': 421,
  covered: 410,
  unavailable: 503,
} as const;

export type RefusalCode = keyof typeof statusOf;

/** One thing wrong with one field of a form; `code` is a Fluent key suffix (`web-error-…`), `args` its values. */
export type FieldError = { field: string; code: string; args?: Record<string, string | number> };

/** Thrown by rules and actions. `fields` lists every wrong field at once; `args` fill the translated sentence; `next` is where to go on. */
export class Refused extends Error {
  readonly code: RefusalCode;
  readonly status: number;
  readonly fields: FieldError[];
  readonly args: Record<string, string | number>;

  constructor(code: RefusalCode, about: { fields?: FieldError[]; args?: Record<string, string | number> } = {}) {
    super(about.fields?.length ? `${code}: ${about.fields.map((f) => `${f.field} ${f.code}`).join(', ')}` : code);
    this.name = 'Refused';
    this.code = code;
    this.status = statusOf[code];
    this.fields = about.fields ?? [];
    this.args = about.args ?? {};
  }
}

/** Refuses a form with one wrong field: the commonest refusal, said briefly. */
export const invalid = (field: string, code: string, args?: FieldError['args']): Refused =>
  new Refused('invalid', { fields: [args ? { field, code, args } : { field, code }] });
