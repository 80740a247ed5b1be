// For tests only: the board's town with a letter of 2021, an answer, a corrected statement, and one record of each kind whose words try
// to be markup; served by a small site, with the address of a page of every kind.
import type { Database } from '../../base/database.ts';
import { recordAnswer } from '../answers/actions.ts';
import { publishLetter, recordDelivery } from '../letters/actions.ts';
import { markPower, recordPower } from '../powers/actions.ts';
import { changeStatement, recordSource, recordStatement, type StatementWords } from '../words/actions.ts';
import { recordMembership, recordOrganization, recordPerson, recordPost } from './actions.ts';
import { boardTown } from './board.ts';
import { openSmallSite } from './small-site.ts';

type Town = Awaited<ReturnType<typeof boardTown>>;
type Records = { town: Town; source: string; spoken: number; evil: Awaited<ReturnType<typeof hostileRecords>> };

const hostile = `<script>alert(1)</script>"'><img src=x onerror=alert(1)>&amp;{{7*7}}`;

export async function toldTown(db: Database) {
  const town = await boardTown(db);
  const { ctx } = town;
  const speakers = await recordOrganization(ctx, { name: 'Neighbors of Testville', kind: 'association' });
  const { letter, source } = await aLetter(town, speakers.id);
  const spoken = await correctedStatement(town, [`letter/${letter.id}`, `demand/${letter.demands[0]!.id}`], source.id);
  const evil = await hostileRecords(town);
  const site = await openSmallSite(db, () => town.clock.now);
  return { ...town, site, pages: pagesOf({ town, source: source.id, spoken, evil }) };
}

/** Said once, then recorded again with a dispute. @returns the number in its address */
async function correctedStatement({ ctx, mayor }: Town, about: string[], source: string): Promise<number> {
  const statement: StatementWords = {
    speaker: { post: mayor, person: undefined },
    words: 'I do not have the ability to hire or fire the chief.',
    quoted: true,
    venue: 'press conference',
    day: '2021-04-22',
    attribution: 'reported',
    given: 'source',
    standing: 'reported',
    about,
    sources: [source],
  };
  const { id, number } = await recordStatement(ctx, statement);
  await changeStatement(ctx, id, {
    ...statement,
    standing: 'disputed',
    dispute: 'A second report gives other words.',
  });
  return number;
}

/** A letter of 2021 to the mayor of then and the board; the mayor's answer recorded, delivery to the board evidenced. */
async function aLetter({ ctx, mayor, board }: Town, speakers: string) {
  const source = await recordSource(ctx, {
    title: 'A letter about the police',
    publisher: 'The Testville Paper',
    published: '2021-04-22',
    standing: 'reported',
    held: true,
  });
  const letter = await publishLetter(ctx, {
    organizations: [speakers],
    title: 'A letter on policing',
    lang: 'en',
    day: '2021-04-22',
    paragraphs: ['We ask that the chief be removed from office.', 'We ask for an independent office of complaints.'],
    demands: [
      {
        heading: 'Remove the chief',
        quote: 'the chief be removed',
        verb: 'dismiss',
        object: 'chief-of-police',
        holders: [{ holder: { post: mayor } }, { holder: { organization: board } }],
      },
      {
        heading: 'An independent office of complaints',
        quote: 'an independent office of complaints',
        holders: [{ holder: { organization: board } }],
      },
    ],
    sources: [source.id],
  });
  await recordDelivery(ctx, {
    letter: letter.id,
    fact: 'delivered',
    holder: { organization: board },
    channel: 'hand',
    day: '2021-05-03',
    evidence: 'stamped copy',
    lang: 'en',
    sources: [source.id],
  });
  const [toMayor] = letter.demands[0]!.referrals;
  await recordAnswer(ctx, {
    referrals: [toMayor!.id],
    verdict: 'not-my-power',
    reasons: 'Said that he cannot hire or fire the chief.',
    refers: { organization: board },
    lang: 'en',
    sources: [source.id],
    occurred: { on: '2021-04-22' },
  });
  return { letter, source };
}

/** One of everything, with words that try to be markup. */
async function hostileRecords({ ctx }: Town) {
  const source = await recordSource(ctx, {
    title: hostile,
    publisher: hostile,
    note: hostile,
    capturedBy: hostile,
    standing: 'unconfirmed',
    held: false,
  });
  const organization = await recordOrganization(ctx, {
    name: hostile,
    kind: 'company',
    summary: hostile,
    contact: hostile,
    sources: [source.id],
  });
  const post = await recordPost(ctx, {
    organization: organization.id,
    label: hostile,
    summary: hostile,
    contact: hostile,
  });
  const person = await recordPerson(ctx, { name: hostile, note: hostile });
  await recordMembership(ctx, { post: post.id, person: person.id, role: hostile, from: '2020' });
  const power = await recordPower(ctx, {
    holder: { post: post.id },
    verb: 'meet',
    object: hostile,
    objectKey: 'hostile',
    mode: 'joint',
    joint: { m: 7 },
    jointMembers: hostile,
    jointPosts: [post.id],
    basis: hostile,
    note: hostile,
    standing: 'asserted',
    sources: [source.id],
  });
  await markPower(ctx, power.id, { standing: 'disputed', note: hostile });
  const said = await recordStatement(ctx, {
    speaker: { person: person.id, role: hostile },
    words: hostile,
    quoted: false,
    venue: hostile,
    day: '2025',
    attribution: 'reported',
    given: 'source',
    standing: 'disputed',
    dispute: hostile,
    about: [`post/${post.id}`],
    sources: [source.id],
  });
  return {
    source: source.id,
    organization: organization.slug,
    post: post.slug,
    person: person.slug,
    power: power.id,
    number: said.number,
  };
}

const pagesOf = ({ town, source, spoken, evil }: Records) => ({
  organizations: '/organizations',
  board: '/organizations/police-board',
  neighbors: '/organizations/neighbors-of-testville',
  mayor: '/posts/mayor',
  chief: '/posts/chief-of-police',
  person: '/people/1',
  powers: '/powers',
  filtered: `/powers?verb=dismiss&holder=organization:${town.board}&on-year=2021&on-month=4&on-day=22`,
  ask: '/powers/who-can',
  asked: '/powers/who-can?verb=dismiss&object=chief-of-police&on-year=2021&on-month=4&on-day=22',
  unknown: '/powers/who-can?verb=establish&object=chief-of-police',
  power: `/powers/${town.dismiss}`,
  source: `/sources/${source}`,
  statements: '/statements',
  statement: `/statements/${spoken}`,
  'hostile organization': `/organizations/${evil.organization}`,
  'hostile post': `/posts/${evil.post}`,
  'hostile person': `/people/${evil.person}`,
  'hostile power': `/powers/${evil.power}`,
  'hostile who can': '/powers/who-can?verb=meet&object=hostile',
  'hostile source': `/sources/${evil.source}`,
  'hostile statement': `/statements/${evil.number}`,
});

/** The words of a page without its markup. */
export const wordsOf = (page: string): string =>
  page
    .slice(page.indexOf('<main'))
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ([.,;)])/g, '$1')
    .replaceAll('( ', '(');
