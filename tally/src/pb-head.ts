// What META and PROJECTS of a `.pb` file say, once their rows are split. Must never guess money: amounts are exact decimals.
import { type Project, VOTE_TYPES, type VoteType } from './election.ts';
import { type Decimal, inUnits, readDecimal } from './money.ts';
import type { Field } from './pb-rows.ts';
import { TallyError, type Tolerance, type Where } from './problem.ts';

export type Head = {
  meta: Map<string, string>;
  voteType: VoteType;
  decimals: number;
  budget: number;
  projects: Project[];
};

type Raw = { id: string; cost: Decimal; where: Where; rest: Partial<Project> };

const MAX_DECIMALS = 9;

/** Collects the rows of META and PROJECTS and puts them together when VOTES begins. */
export class HeadReader {
  readonly meta = new Map<string, string>();
  readonly #places = new Map<string, Where>();
  readonly #rows: Raw[] = [];
  readonly #ids = new Set<string>();
  #columns: Map<string, number> | undefined;
  #width = 0;
  readonly #note: (code: string, what: string, where?: Where) => void;

  constructor(note: (code: string, what: string, where?: Where) => void) {
    this.#note = note;
  }

  metaRow(fields: Field[], line: number): void {
    let [key, value] = [fields[0]!.text, fields[1]?.text];
    if (value === undefined) {
      const colon = key.indexOf(':');
      if (colon < 0)
        throw new TallyError('bad-row', `META row "${key}" has no value`, 'write key;value', { line, column: 1 });
      [key, value] = [key.slice(0, colon).trim(), key.slice(colon + 1).trim()];
      this.#note('colon', 'a META row has ":" where ";" belongs; read as if it had', { line, column: colon + 1 });
    }
    if (fields.slice(2).some((field) => field.text !== ''))
      throw new TallyError('bad-row', `META row "${key}" has more than one value`, 'put a value with ";" in quotes', {
        line,
        column: fields[2]!.column,
      });
    if (this.meta.has(key)) {
      if (this.meta.get(key) !== value)
        throw new TallyError('doubled-key', `META says "${key}" twice, differently`, 'keep the right one', {
          line,
          column: 1,
        });
      this.#note('doubled-key', `META says "${key}" twice, the same`, { line, column: 1 });
    }
    this.meta.set(key, value);
    this.#places.set(key, { line, column: fields[1]?.column ?? 1 });
  }

  projectColumns(fields: Field[], line: number): void {
    this.#columns = readColumns(fields, line, ['project_id', 'cost'], 'PROJECTS');
    this.#width = fields.length;
  }

  projectRow(fields: Field[], line: number): void {
    if (fields.length !== this.#width) refuseWidth(fields, this.#width, line);
    const columns = this.#columns!;
    const at = (name: string): Field | undefined => {
      const column = columns.get(name);
      return column === undefined ? undefined : fields[column];
    };
    const { text: quoted, column } = at('project_id')!;
    // Ballots are read without the spaces around a project, so its id has none either, even in quotes.
    const id = quoted.replace(/^[ \t]+|[ \t]+$/g, '');
    const where = { line, column };
    if (id === '') throw new TallyError('bad-id', 'a project has no project_id', 'give it one', where);
    if (id.includes(','))
      throw new TallyError(
        'bad-id',
        `project_id "${id}" has a comma`,
        'ballots part projects by commas: rename it',
        where,
      );
    if (this.#ids.has(id))
      throw new TallyError('doubled-project', `project "${id}" is there twice`, 'remove one or rename it', where);
    this.#ids.add(id);
    const costField = at('cost')!;
    const cost = readDecimal(costField.text, `the cost of project "${id}"`, { line, column: costField.column });
    if (cost.comma) this.#note('decimal-comma', 'amounts with a decimal comma, read as a decimal point', where);
    const rest: Partial<Project> = {};
    for (const name of ['name', 'category', 'selected'] as const) {
      const text = at(name)?.text;
      if (text) rest[name] = text;
    }
    this.#rows.push({ id, cost, where: { line, column: costField.column }, rest });
  }

  /** @throws TallyError when META lacks what a count needs, or an amount is out of range */
  finish(line: number): Head {
    if (!this.#columns)
      throw new TallyError(
        'no-section',
        'there is no PROJECTS section before VOTES',
        'put META and PROJECTS before VOTES',
        {
          line,
          column: 1,
        },
      );
    const budget = this.#amount('budget', line);
    const decimals = this.#rows.reduce((most, row) => Math.max(most, row.cost.decimals), budget.decimals);
    if (decimals > MAX_DECIMALS)
      throw new TallyError(
        'bad-number',
        `an amount has ${decimals} decimals`,
        `round amounts to ${MAX_DECIMALS} decimals or fewer`,
      );
    const type = (this.meta.get('vote_type') ?? '').toLowerCase();
    if (!VOTE_TYPES.includes(type as VoteType)) {
      const where = this.#places.get('vote_type') ?? { line, column: 1 };
      const what = type === '' ? 'META has no vote_type' : `vote_type "${type}" is not known`;
      throw new TallyError('bad-vote-type', what, `write one of ${VOTE_TYPES.join(', ')}`, where);
    }
    const projects = this.#rows.map((row) => ({
      id: row.id,
      cost: inUnits(row.cost, decimals, `the cost of project "${row.id}"`, row.where),
      ...row.rest,
    }));
    const units = inUnits(budget, decimals, 'the budget', this.#places.get('budget'));
    return { meta: this.meta, voteType: type as VoteType, decimals, budget: units, projects };
  }

  /** Where META says something, for a complaint about it. */
  placeOf(key: string): Where | undefined {
    return this.#places.get(key);
  }

  #amount(key: string, line: number): Decimal {
    const text = this.meta.get(key);
    if (text === undefined)
      throw new TallyError('no-key', `META does not say the ${key}`, `add a row ${key};…`, { line, column: 1 });
    return readDecimal(text, `the ${key}`, this.#places.get(key));
  }
}

/** The columns of a section by name, lower case. Unknown ones are allowed, wanted ones must be there, none twice. */
export function readColumns(fields: Field[], line: number, wanted: string[], section: string): Map<string, number> {
  const columns = new Map<string, number>();
  for (const [i, field] of fields.entries()) {
    const name = field.text.toLowerCase();
    if (name === '') continue;
    if (columns.has(name))
      throw new TallyError('doubled-column', `${section} has the column "${name}" twice`, 'keep one of them', {
        line,
        column: field.column,
      });
    columns.set(name, i);
  }
  for (const name of wanted)
    if (!columns.has(name))
      throw new TallyError(
        'no-column',
        `${section} has no column "${name}"; it has: ${[...columns.keys()].join(', ').slice(0, 200)}`,
        `name the columns in the row after ${section}: ${wanted.join(';')};…`,
        { line, column: 1 },
      );
  return columns;
}

export function refuseWidth(fields: Field[], width: number, line: number): never {
  throw new TallyError(
    'bad-row',
    `the row has ${fields.length} fields where its section has ${width} columns`,
    'put a field with ";" in quotes, and keep empty fields',
    { line, column: fields.at(-1)!.column },
  );
}

/** Adds up what was tolerated: one entry a kind, with the place of the first. */
export class Tolerances {
  readonly #kinds = new Map<string, Tolerance>();
  readonly note = (code: string, what: string, where?: Where): void => {
    const known = this.#kinds.get(code);
    if (known) known.times++;
    else this.#kinds.set(code, { code, what, where, times: 1 });
  };
  list(): Tolerance[] {
    return [...this.#kinds.values()];
  }
}
