// What bodies and offices are called where a file only has codes: 'lower' of Missouri is its House of Representatives. Pure.

const states: Record<string, string> = {
  al: 'Alabama',
  ak: 'Alaska',
  az: 'Arizona',
  ar: 'Arkansas',
  ca: 'California',
  co: 'Colorado',
  ct: 'Connecticut',
  de: 'Delaware',
  fl: 'Florida',
  ga: 'Georgia',
  hi: 'Hawaii',
  id: 'Idaho',
  il: 'Illinois',
  in: 'Indiana',
  ia: 'Iowa',
  ks: 'Kansas',
  ky: 'Kentucky',
  la: 'Louisiana',
  me: 'Maine',
  md: 'Maryland',
  ma: 'Massachusetts',
  mi: 'Michigan',
  mn: 'Minnesota',
  ms: 'Mississippi',
  mo: 'Missouri',
  mt: 'Montana',
  ne: 'Nebraska',
  nv: 'Nevada',
  nh: 'New Hampshire',
  nj: 'New Jersey',
  nm: 'New Mexico',
  ny: 'New York',
  nc: 'North Carolina',
  nd: 'North Dakota',
  oh: 'Ohio',
  ok: 'Oklahoma',
  or: 'Oregon',
  pa: 'Pennsylvania',
  ri: 'Rhode Island',
  sc: 'South Carolina',
  sd: 'South Dakota',
  tn: 'Tennessee',
  tx: 'Texas',
  ut: 'Utah',
  vt: 'Vermont',
  va: 'Virginia',
  wa: 'Washington',
  wv: 'West Virginia',
  wi: 'Wisconsin',
  wy: 'Wyoming',
  dc: 'District of Columbia',
  pr: 'Puerto Rico',
};

/** Lower chambers that are not called House of Representatives. */
const lowerChambers: Record<string, string> = {
  ca: 'State Assembly',
  nv: 'Assembly',
  ny: 'Assembly',
  wi: 'Assembly',
  nj: 'General Assembly',
  md: 'House of Delegates',
  va: 'House of Delegates',
  wv: 'House of Delegates',
};

/** The parts of a jurisdiction's or division's id: [['country','us'],['state','mo'],['place','kansas_city']]. */
const partsOf = (id: string): [string, string][] =>
  id
    .split('/')
    .filter((part) => part.includes(':'))
    .map((part) => part.split(':') as [string, string]);

const spaced = (code: string): string =>
  code
    .replace(/[_~]+/g, ' ')
    .replace(/(^|[\s.-])(\p{Ll})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());

const stateIn = (id: string): string | undefined =>
  partsOf(id).find(([type]) => ['state', 'district', 'territory'].includes(type))?.[1];
const stateName = (code: string): string => states[code] ?? code.toUpperCase();

/** The division a jurisdiction governs: its id without what it is there. */
export const divisionOf = (jurisdiction: string): string =>
  jurisdiction.replace(/^ocd-jurisdiction/, 'ocd-division').replace(/\/[a-z]+$/, '');

/** The government of a jurisdiction. Below a state its name says which state, for names repeat: there are two Kansas Cities. */
export function governmentName(jurisdiction: string, known: ReadonlyMap<string, string>): string {
  const parts = partsOf(jurisdiction);
  const [type, code] = parts.at(-1) ?? ['country', ''];
  if (type === 'country') return `Government of ${code.toUpperCase()}`;
  const state = stateIn(jurisdiction);
  if (type === 'state' || type === 'district' || type === 'territory')
    return `State of ${stateName(code)}`.replace('State of District', 'District');
  const name = known.get(jurisdiction) ?? spaced(code);
  const what = type === 'county' ? `${name} County` : `City of ${name}`;
  return state ? `${what}, ${stateName(state)}` : what;
}

export function chamberName(jurisdiction: string, chamber: string): string {
  const state = stateIn(jurisdiction);
  const of = state ? stateName(state) : governmentName(jurisdiction, new Map());
  if (chamber === 'upper') return `${of} Senate`;
  if (chamber === 'legislature') return `${of} Legislature`;
  return `${of} ${lowerChambers[state ?? ''] ?? 'House of Representatives'}`;
}

/** What an office is called, and the division it is for. */
export function officeOf(role: { type: string; district?: string; jurisdiction: string }): {
  label: string;
  division: string;
} {
  const division = divisionOf(role.jurisdiction);
  const district = role.district ?? '';
  if (role.type === 'upper')
    return { label: `Senator, District ${district}`, division: within(division, 'sldu', district) };
  if (role.type === 'lower') {
    const title = lowerChambers[stateIn(role.jurisdiction) ?? ''] ? 'Member' : 'Representative';
    return { label: `${title}, District ${district}`, division: within(division, 'sldl', district) };
  }
  if (role.type === 'legislature')
    return { label: `Member, District ${district}`, division: within(division, 'sldu', district) };
  const title = role.type === 'lt_governor' ? 'Lieutenant Governor' : spaced(role.type).replace(/\bOf\b/g, 'of');
  return { label: district ? `${title}, ${district}` : title, division };
}

const within = (division: string, type: string, district: string): string =>
  `${division}/${type}:${district
    .toLowerCase()
    .replace(/\s+/g, '_')
    .replace(/[^\p{Ll}\p{N}~._-]/gu, '~')}`;
