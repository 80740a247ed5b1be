// An invented state's people as Open States would keep them, for tests: nobody in it exists. Written into a folder of the test's own.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const ids = {
  ana: 'aaaaaaaa-0000-4000-8000-000000000001',
  bo: 'aaaaaaaa-0000-4000-8000-000000000002',
  cy: 'aaaaaaaa-0000-4000-8000-000000000003',
  di: 'aaaaaaaa-0000-4000-8000-000000000004',
  committee: 'bbbbbbbb-0000-4000-8000-000000000001',
};

const state = 'ocd-jurisdiction/country:us/state:zz/government';
const town = (of: string) => `ocd-jurisdiction/country:us/state:${of}/place:twin_river/government`;

/** Invented: a representative, a former governor still in the folder of those in office, and two mayors of two towns of one name. */
export const invented: Record<string, string> = {
  'legislature/Ana-Example.yml': `id: ocd-person/${ids.ana}
name: Ana Example
email: ana@private.invalid
birth_date: 1970-01-01
image: https://private.invalid/ana.jpg
ids:
  twitter: ana_private
party:
- name: Purple
roles:
- start_date: 2023-01-04
  type: lower
  jurisdiction: ${state}
  district: 7
offices:
- classification: district
  address: 1 Private Street
  voice: 555-0100
`,
  'executive/Bo-Example.yml': `id: ocd-person/${ids.bo}
name: Bo Example
roles:
- start_date: '2018-06-01'
  end_date: '2025-01-01'
  type: governor
  jurisdiction: ${state}
`,
  'municipalities/Cy-Example.yml': `id: ocd-person/${ids.cy}
name: Cy Example
roles:
- end_date: '2099-04-08'
  type: mayor
  jurisdiction: ${town('zz')}
`,
  'municipalities/Di-Example.yml': `id: ocd-person/${ids.di}
name: Di Example
roles:
- start_date: 2024-05
  type: mayor
  jurisdiction: ${town('yy')}
`,
  'municipalities.yml': `- name: Twin River
  id: ${town('zz')}
`,
  'committees/rules.yml': `id: ocd-organization/${ids.committee}
jurisdiction: ${state}
classification: committee
name: Rules
chamber: lower
members:
- name: Ana Example
  role: chair
  person_id: ocd-person/${ids.ana}
- name: Somebody Else
`,
};

export function makeFolder(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'redress-openstates-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}
