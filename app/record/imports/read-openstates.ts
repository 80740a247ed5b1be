// Reads a folder of github.com/openstates/people (data/xx): people, committees and names of municipalities. Only who holds which public
// role from when to when is read; contact details, birth dates, pictures, parties and accounts are never looked at.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Document, isNode, LineCounter, type ParsedNode, parseDocument } from 'yaml';
import { isFuzzyDay } from '../../acts/faults.ts';
import { type Fault, stopAt, wordsIn } from './faults.ts';

export type RoleRead = { type: string; district?: string; jurisdiction: string; from?: string; until?: string };
export type PersonRead = { id: string; name: string; roles: RoleRead[]; file: string };
export type MemberRead = { person: string | undefined; name: string; role?: string; from?: string; until?: string };
export type CommitteeRead = {
  id: string;
  name: string;
  chamber: string;
  jurisdiction: string;
  parent?: string;
  members: MemberRead[];
  file: string;
};
export type OpenStates = { people: PersonRead[]; committees: CommitteeRead[]; jurisdictions: Map<string, string> };

/** Whoever is in none of these is not read; which of them says nothing about who is in office. */
const peopleFolders = ['legislature', 'executive', 'municipalities', 'retired'];
const LARGEST = 512 * 1024;
const MOST_FILES = 50_000;
const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** @throws UnreadableFiles with every file and line that is wrong, or when there is nothing to read */
export async function readOpenStates(
  folder: string,
  progress?: (done: number, of: number) => void,
): Promise<OpenStates> {
  const faults: Fault[] = [];
  // A folder that is not there is not an empty one.
  await readdir(folder);
  const people = await filesIn(folder, peopleFolders);
  const committees = await filesIn(folder, ['committees']);
  if (people.length + committees.length === 0)
    faults.push({
      file: folder,
      line: 0,
      what: `there is no file such as legislature/NAME.yml; give a folder data/xx of openstates/people`,
    });
  if (people.length + committees.length > MOST_FILES)
    faults.push({ file: folder, line: 0, what: `there are more than ${MOST_FILES} files in it` });
  stopAt(faults);
  const found: OpenStates = { people: [], committees: [], jurisdictions: await jurisdictionsIn(folder, faults) };
  const seen = new Map<string, string>();
  let done = 0;
  for (const file of [...people, ...committees]) {
    const read = await openYaml(folder, file, faults);
    const thing = read && (people.includes(file) ? personIn(read) : committeeIn(read));
    if (thing) {
      const before = seen.get(thing.id);
      if (before) read.fault(['id'], `${before} has the same id`);
      seen.set(thing.id, file);
      if ('roles' in thing) found.people.push(thing);
      else found.committees.push(thing);
    }
    progress?.(++done, people.length + committees.length);
  }
  stopAt(faults);
  return found;
}

async function filesIn(folder: string, names: string[]): Promise<string[]> {
  const found: string[] = [];
  for (const name of names) {
    const files = await readdir(join(folder, name), { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
    found.push(
      ...files.filter((file) => file.isFile() && /\.ya?ml$/.test(file.name)).map((file) => `${name}/${file.name}`),
    );
  }
  return found.sort();
}

type Path = (string | number)[];
/** One file, and a fault at the line of one of its values. */
type Yaml = { file: string; value: Record<string, unknown>; fault: (path: Path, what: string) => undefined };

async function openYaml(folder: string, file: string, faults: Fault[]): Promise<Yaml | undefined> {
  const path = join(folder, file);
  if ((await stat(path)).size > LARGEST)
    return void faults.push({ file, line: 1, what: `it is larger than ${LARGEST / 1024} kB` });
  const lines = new LineCounter();
  // Days stay texts and no tag builds anything; a value that stands for many others is refused by the reader itself.
  const document = parseDocument(await readFile(path, 'utf8'), { lineCounter: lines, schema: 'core', customTags: [] });
  for (const error of document.errors)
    faults.push({ file, line: error.linePos?.[0].line ?? 1, what: firstLine(error.message) });
  if (document.errors.length > 0) return undefined;
  const fault: Yaml['fault'] = (path, what) => void faults.push({ file, line: lineOf(document, lines, path), what });
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 20 });
  } catch (error) {
    return fault([], firstLine((error as Error).message));
  }
  if (typeof value !== 'object' || value === null || (Array.isArray(value) && file !== 'municipalities.yml'))
    return fault([], 'this is not a list of fields');
  return { file, value: value as Record<string, unknown>, fault };
}

const firstLine = (message: string): string => message.split('\n')[0]!.replace(/ at line \d+, column \d+:?$/, '');

/** The line of a value, or of the nearest thing that holds it. */
function lineOf(document: Document.Parsed<ParsedNode>, lines: LineCounter, path: Path): number {
  for (let depth = path.length; depth >= 0; depth--) {
    const node = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

async function jurisdictionsIn(folder: string, faults: Fault[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  const file = 'municipalities.yml';
  if (!(await stat(join(folder, file)).catch(() => undefined))) return names;
  const read = await openYaml(folder, file, faults);
  if (!read) return names;
  const list = Array.isArray(read.value) ? (read.value as unknown[]) : [];
  for (const [i, one] of list.entries()) {
    const { id, name } = (one ?? {}) as Record<string, unknown>;
    const jurisdiction = jurisdictionOf(id);
    const words = wordsIn(name, 200);
    if (!jurisdiction || !words)
      read.fault(
        [i],
        'a municipality needs an id such as ocd-jurisdiction/country:us/state:mo/place:springfield/government and a name',
      );
    else names.set(jurisdiction, words);
  }
  return names;
}

const jurisdictionOf = (id: unknown): string | undefined =>
  typeof id === 'string' &&
  /^ocd-jurisdiction\/country:[a-z]{2}(\/[a-z0-9_-]+:[\p{Ll}\p{N}~._-]+)*\/(government|legislature)$/u.test(id)
    ? id
    : undefined;

const idIn = (id: unknown, kind: 'person' | 'organization'): string | undefined =>
  typeof id === 'string' ? new RegExp(`^ocd-${kind}/(${uuid})$`).exec(id)?.[1] : undefined;

function personIn(read: Yaml): PersonRead | undefined {
  const { value, fault, file } = read;
  const id = idIn(value.id, 'person');
  const name = wordsIn(value.name, 200);
  if (!id) fault(['id'], 'a person needs an id such as ocd-person/ and a UUID');
  if (!name) fault(['name'], 'a person needs a name of 1 to 200 signs');
  const given = value.roles ?? [];
  if (!Array.isArray(given)) return fault(['roles'], 'roles are a list');
  const roles = given.flatMap((role, i) => roleIn(read, role, i) ?? []);
  return id && name ? { id, name, roles, file } : undefined;
}

function roleIn(read: Yaml, given: unknown, i: number): RoleRead | undefined {
  const role = (typeof given === 'object' && given !== null ? given : {}) as Record<string, unknown>;
  const type = wordsIn(role.type, 60);
  const jurisdiction = jurisdictionOf(role.jurisdiction);
  if (!type) return read.fault(['roles', i, 'type'], 'a role needs a type such as upper, lower or mayor');
  if (!jurisdiction)
    return read.fault(
      ['roles', i, 'jurisdiction'],
      'a role needs a jurisdiction such as ocd-jurisdiction/country:us/state:mo/government',
    );
  const district = wordsIn(role.district, 80);
  if (['upper', 'lower', 'legislature'].includes(type) && !district)
    return read.fault(['roles', i, 'district'], 'a seat in a legislature needs a district');
  const term = termIn(read, role, ['roles', i]);
  return term && { type, jurisdiction, ...(district ? { district } : {}), ...term };
}

/** From when to when, as far as it is said. */
function termIn(read: Yaml, given: Record<string, unknown>, path: Path): { from?: string; until?: string } | undefined {
  const term: { from?: string; until?: string } = {};
  for (const [field, name] of [
    ['start_date', 'from'],
    ['end_date', 'until'],
  ] as const) {
    const day = given[field];
    if (day === undefined || day === null || day === '') continue;
    const text = String(day);
    if (!isFuzzyDay(text))
      return read.fault([...path, field], `"${text.slice(0, 40)}" is not a day such as 2023-01-04, 2023-01 or 2023`);
    term[name] = text;
  }
  if (term.from && term.until && term.until < term.from.slice(0, term.until.length))
    return read.fault([...path, 'end_date'], 'it ends before it begins');
  return term;
}

function committeeIn(read: Yaml): CommitteeRead | undefined {
  const { value, fault, file } = read;
  const id = idIn(value.id, 'organization');
  const name = wordsIn(value.name, 200);
  const jurisdiction = jurisdictionOf(value.jurisdiction);
  const chamber = wordsIn(value.chamber, 20);
  if (!id) fault(['id'], 'a committee needs an id such as ocd-organization/ and a UUID');
  if (!name) fault(['name'], 'a committee needs a name of 1 to 200 signs');
  if (!jurisdiction) fault(['jurisdiction'], 'a committee needs a jurisdiction');
  if (!chamber || !['upper', 'lower', 'legislature'].includes(chamber))
    return fault(['chamber'], 'the chamber is upper, lower or legislature');
  const given = value.members ?? [];
  if (!Array.isArray(given)) return fault(['members'], 'members are a list');
  const members = given.flatMap((member, i) => memberIn(read, member, i) ?? []);
  const parent = value.parent === undefined || value.parent === null ? undefined : idIn(value.parent, 'organization');
  return id && name && jurisdiction
    ? { id, name, chamber, jurisdiction, members, file, ...(parent ? { parent } : {}) }
    : undefined;
}

function memberIn(read: Yaml, given: unknown, i: number): MemberRead | undefined {
  const member = (typeof given === 'object' && given !== null ? given : {}) as Record<string, unknown>;
  const name = wordsIn(member.name, 200);
  if (!name) return read.fault(['members', i, 'name'], 'a member needs a name');
  const person = member.person_id ?? member.id;
  const id = idIn(person, 'person');
  if (person !== undefined && !id) return read.fault(['members', i], 'the id of a member is not an ocd-person id');
  const role = wordsIn(member.role, 200);
  const term = termIn(read, member, ['members', i]);
  return term && { person: id, name, ...(role && role !== 'member' ? { role } : {}), ...term };
}
