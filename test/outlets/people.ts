// Sources, organizations, offices, people, powers and divisions: each text with a word of its own.
import { recordDivisions } from '../../app/record/divisions/actions.ts';
import { verify } from '../../app/record/letters/town.ts';
import {
  changeOrganization,
  changePerson,
  changePost,
  recordMembership,
  recordOrganization,
  recordPerson,
  recordPost,
} from '../../app/record/people/actions.ts';
import { endPower, markPower, recordPower } from '../../app/record/powers/actions.ts';
import { changeSource, recordSource } from '../../app/record/words/actions.ts';
import type { Marked } from './marked.ts';

/** Who there is in the record, for everything else to be about. */
export type People = {
  alpha: string;
  council: string;
  mayor: string;
  membership: string;
  sources: string[];
};

export async function recordPeople(there: Marked): Promise<People> {
  const { clerk, db } = there;
  const { id: source } = await recordSource(clerk, sourceWords(there));
  await changeSource(clerk, source, sourceWords(there));
  const sources = [source];
  const { alpha, council } = await recordOrganizations(there);
  const { mayor, membership } = await recordOffice(there, council);
  await verify(db, clerk, { organization: alpha });
  await verify(db, clerk, { membership });
  await nameDivisions(there, sources);
  await recordPowers(there, { post: mayor }, sources);
  return { alpha, council, mayor, membership, sources };
}

const sourceWords = ({ mark }: Marked) => ({
  title: `Report ${mark()}`,
  publisher: `Paper ${mark()}`,
  url: `https://paper.example/${mark()}`,
  published: '2026-01-05',
  standing: 'reported' as const,
  held: true,
  capture: 'a'.repeat(64),
  capturedBy: `Keeper ${mark()}`,
  capturedOn: '2026-01-06',
  note: `Note ${mark()}`,
});

async function recordOrganizations({ clerk, mark }: Marked) {
  const words = (kind: 'association' | 'legislature') => ({
    name: `Group ${mark()}`,
    kind,
    summary: `Summary ${mark()}`,
    contact: `${mark()}@group.example`,
    site: `https://group.example/${mark()}`,
  });
  const { id: alpha } = await recordOrganization(clerk, words('association'));
  await changeOrganization(clerk, alpha, words('association'));
  const { id: council } = await recordOrganization(clerk, words('legislature'));
  return { alpha, council };
}

/** An office of the council and who holds it. */
async function recordOffice({ clerk, mark }: Marked, council: string) {
  const postWords = () => ({
    organization: council,
    label: `Office ${mark()}`,
    summary: `Summary ${mark()}`,
    contact: `${mark()}@office.example`,
  });
  const { id: mayor } = await recordPost(clerk, postWords());
  await changePost(clerk, mayor, postWords());
  const personWords = () => ({ name: `Jo ${mark()}`, note: `Note ${mark()}` });
  const { id: person } = await recordPerson(clerk, personWords());
  await changePerson(clerk, person, personWords());
  const { id: membership } = await recordMembership(clerk, {
    post: mayor,
    person,
    role: `Role ${mark()}`,
    from: '2024-01-01',
  });
  return { mayor, membership };
}

async function nameDivisions({ clerk, mark }: Marked, sources: string[]): Promise<void> {
  const division = { code: 'ocd-division/country:us/state:mo/place:coverville', name: `City ${mark()}` };
  await recordDivisions(clerk, { record: [division], sources });
  await recordDivisions(clerk, { record: [], change: [{ ...division, name: `City ${mark()}` }], sources });
}

async function recordPowers(there: Marked, holder: { post: string }, sources: string[]): Promise<void> {
  const { clerk, mark } = there;
  const { id } = await recordPower(clerk, {
    holder,
    verb: 'appoint',
    object: `the chief ${mark()}`,
    mode: 'joint',
    joint: { n: 2, m: 3 },
    jointMembers: `members ${mark()}`,
    basis: `Law ${mark()}`,
    basisUrl: `https://law.example/${mark()}`,
    standing: 'asserted',
    note: `Note ${mark()}`,
    sources,
  });
  await markPower(clerk, id, { standing: 'attested', note: `Note ${mark()}`, sources });
  await endPower(clerk, id, { until: '2026-02-01', note: `Note ${mark()}`, sources });
}
