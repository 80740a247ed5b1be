// One test over all outlets: every text of every kind of act carries a word that stands nowhere else. All of them are covered, then all
// of them erased; after each, no outlet may hold any of these words. A kind of act with a text that this record does not hold fails it.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import pg from 'pg';
import type { Ctx } from '../app/acts/commit.ts';
import { allKinds } from '../app/acts/define.ts';
import { exportPlace } from '../app/acts/export.ts';
import { openPlace } from '../app/acts/places.ts';
import { inPlace } from '../app/base/database.ts';
import { newId } from '../app/base/ids.ts';
import { beginConsultation } from '../app/budget/plans/actions.ts';
import { endRule, recordRule } from '../app/budget/rules/actions.ts';
import { beginBudget, recordVersion } from '../app/budget/versions/actions.ts';
import { acceptCertificates } from '../app/budget/versions/certificate.ts';
import { makeAccount } from '../app/identity/accounts.ts';
import { signerAt } from '../app/identity/addresses.ts';
import { giveAnswer, recordAnswer } from '../app/record/answers/actions.ts';
import { changeClock, transferReferral, withdrawEvent } from '../app/record/clocks/actions.ts';
import { endPeriod, setPeriod } from '../app/record/clocks/period-actions.ts';
import { markCommitment, recordCommitment, reviewMark } from '../app/record/commitments/actions.ts';
import { relateDemands, withdrawRelation } from '../app/record/demands/relations/actions.ts';
import { recordDivisions } from '../app/record/divisions/actions.ts';
import { search } from '../app/record/front/search.ts';
import {
  acknowledgeDelivery,
  disputeDelivery,
  publishLetter,
  publishVersion,
  recordDelivery,
  withdrawDelivery,
} from '../app/record/letters/actions.ts';
import { withdrawLetter } from '../app/record/letters/standing/actions.ts';
import { verify } from '../app/record/letters/town.ts';
import { changeEvent, recordEvent } from '../app/record/meetings/actions.ts';
import { addItem, changeItem, removeItem } from '../app/record/meetings/agenda/actions.ts';
import { sayWhoCame } from '../app/record/meetings/attendance/actions.ts';
import { acknowledgeWay, disputeWay, recordWay, withdrawWay } from '../app/record/meetings/delivery/actions.ts';
import { recordReplies } from '../app/record/meetings/invitations.ts';
import {
  approveMinutes,
  objectToMinutes,
  publishMinutes,
  withdrawWord,
} from '../app/record/meetings/minutes/actions.ts';
import { minutesById } from '../app/record/meetings/minutes/store.ts';
import { changeSeries, recordSeries } from '../app/record/meetings/series/actions.ts';
import { cancelMeeting, recordHeld, returnMeeting } from '../app/record/meetings/turns/actions.ts';
import { coverText, eraseText } from '../app/record/moderation/actions.ts';
import { appeal, decideAppeal, openAppeals, refuse } from '../app/record/moderation/appeals.ts';
import {
  changeOrganization,
  changePerson,
  changePost,
  recordMembership,
  recordOrganization,
  recordPerson,
  recordPost,
} from '../app/record/people/actions.ts';
import { endPower, markPower, recordPower } from '../app/record/powers/actions.ts';
import { giveReply } from '../app/record/reply/actions.ts';
import { correct, decideCorrection } from '../app/record/reply/corrections.ts';
import { recordNaming } from '../app/record/reply/name.ts';
import { correctionsBeside } from '../app/record/reply/store.ts';
import { setAreas } from '../app/record/support/areas.ts';
import { restore, setAside } from '../app/record/support/batches.ts';
import { countSignatures } from '../app/record/support/count.ts';
import { endorse, withdrawEndorsement } from '../app/record/support/endorse.ts';
import { confirmMany, pendingSignatures } from '../app/record/support/signed.ts';
import { changeSource, changeStatement, recordSource, recordStatement } from '../app/record/words/actions.ts';
import { captureSource } from '../app/record/words/captures/actions.ts';
import { crawl } from './crawl.ts';
import { openTestSite, reader } from './site.ts';

const site = await openTestSite();
const { db } = site;

const words: string[] = [];
/** Who signed: in no outlet ever, covered or not (research/record.md §5, invariant 9). */
const secrets: string[] = [];
/** A word that stands nowhere else, fit for any text; upper and lower case, since addresses are lower case. */
function mark(): string {
  const word = `Zq${String(words.length).padStart(3, '0')}xw`;
  words.push(word);
  return word;
}

const place = await openPlace(
  { db, author: { role: 'site', name: 'Test' }, now: site.now },
  {
    slug: 'coverville',
    name: 'Coverville',
    division: 'ocd-division/country:us/state:mo/place:coverville',
    languages: ['en', 'es'],
    zone: 'America/Chicago',
    banner: `A banner ${mark()}`,
    contact: { email: `${mark()}@coverville.example`, words: `Room ${mark()}`, lang: 'en' },
  },
);
await site.directory.refresh();
const wake = (id: string, n: string, purge?: boolean) => site.site.wake(id, n, purge);
const clerk: Ctx = { db, place, author: { role: 'clerk', name: 'A clerk' }, now: site.now, wake };
const steward: Ctx = { ...clerk, author: { role: 'steward', name: 'Sam Steward', account: newId() } };
const as = (role: 'speaker' | 'holder', of: string): Ctx => ({
  ...clerk,
  author: { role, name: 'Somebody else', as: of },
});

type Text = { act_id: string; field: string; kind: string };
const texts = () =>
  inPlace<Text[]>(db, place, (tx) => tx.selectFrom('texts').select(['act_id', 'field', 'kind']).execute());

const digest = await fillRecord();
const all = await texts();

/** A record in which every kind of act that has a text stands at least once. @returns the digest of a letter's file */
async function fillRecord(): Promise<string> {
  const sourceWords = () => ({
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
  const { id: source } = await recordSource(clerk, sourceWords());
  await changeSource(clerk, source, sourceWords());
  const sources = [source];
  const organizationWords = (kind: 'association' | 'legislature') => ({
    name: `Group ${mark()}`,
    kind,
    summary: `Summary ${mark()}`,
    contact: `${mark()}@group.example`,
    site: `https://group.example/${mark()}`,
  });
  const { id: alpha } = await recordOrganization(clerk, organizationWords('association'));
  await changeOrganization(clerk, alpha, organizationWords('association'));
  const { id: council } = await recordOrganization(clerk, organizationWords('legislature'));
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
  await verify(db, clerk, { organization: alpha });
  await verify(db, clerk, { membership });
  const division = { code: 'ocd-division/country:us/state:mo/place:coverville', name: `City ${mark()}` };
  await recordDivisions(clerk, { record: [division], sources });
  await recordDivisions(clerk, { record: [], change: [{ ...division, name: `City ${mark()}` }], sources });
  await powers({ post: mayor }, sources);
  const letter = await letters(alpha, mayor, sources);
  await clocks(letter, mayor, council, sources);
  await answers(letter, membership, sources);
  await commitments(mayor, sources);
  const event = await meetings(letter.id, alpha, mayor, sources);
  await gathered(event, letter.demand, mayor, sources);
  await statements(letter.id, mayor, sources);
  await support(letter.id, council, sources);
  await money();
  return letter.file;
}

async function powers(holder: { post: string }, sources: string[]): Promise<void> {
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

async function letters(alpha: string, mayor: string, sources: string[]) {
  const speaker = as('speaker', alpha);
  const first = `We ask for this ${mark()}.`;
  const letter = await publishLetter(speaker, {
    organizations: [alpha],
    title: `A letter ${mark()}`,
    summary: `Summary ${mark()}`,
    lang: 'en',
    paragraphs: [first, `And more ${mark()}.`],
    demands: [{ heading: `Heading ${mark()}`, quote: first, holders: [{ post: mayor }] }],
  });
  const content = Buffer.from(`The file says ${mark()}.`);
  const kept = await site.files.put(content, { limit: 10_000 });
  await publishVersion(speaker, {
    letter: letter.id,
    title: `A letter again ${mark()}`,
    summary: `Summary ${mark()}`,
    lang: 'en',
    paragraphs: [first, `And still more ${mark()}.`],
    rendition: { file: kept.digest, name: `file-${mark()}.txt`, media: 'text/plain', bytes: content.length },
  });
  const to = { letter: letter.id, holder: { post: mayor }, channel: 'hand' as const, lang: 'en', sources };
  const delivery = await recordDelivery(speaker, { ...to, fact: 'delivered', evidence: `Receipt ${mark()}` });
  const other = await recordDelivery(speaker, { ...to, fact: 'sent', evidence: `Stamp ${mark()}` });
  await disputeDelivery(clerk, { delivery, words: `They say ${mark()}`, lang: 'en', sources });
  await acknowledgeDelivery(clerk, { delivery: other, words: `They took it ${mark()}`, lang: 'en', sources });
  await withdrawDelivery(clerk, { delivery: other, reason: `By mistake ${mark()}`, lang: 'en' });
  const speaks = (await makeAccount(clerk, { email: 'jo@alpha.example', name: 'Jo', lang: 'en' })).id;
  await verify(db, clerk, { organization: alpha }, speaks);
  const second = await publishLetter(speaker, {
    organizations: [alpha],
    adoptions: [{ organization: alpha, name: `Jo ${mark()}`, account: speaks, day: '2026-01-02' }],
    title: `A second letter ${mark()}`,
    lang: 'en',
    paragraphs: [`We ask for that ${mark()}.`],
    demands: [{ heading: `Heading ${mark()}`, paragraph: 1 }],
  });
  const pair = { demand: second.demands[0]!.id, other: letter.demands[0]!.id, how: 'restates' as const, lang: 'en' };
  const relation = await relateDemands(speaker, { ...pair, words: `Because ${mark()}` });
  await withdrawRelation(speaker, { relation, reason: `Not so ${mark()}`, lang: 'en' });
  const off = { letter: second.id, organization: alpha, lang: 'en' };
  await withdrawLetter(speaker, { ...off, reason: `A better one ${mark()}` });
  return {
    id: letter.id,
    referral: letter.demands[0]!.referrals[0]!.id,
    demand: letter.demands[0]!.id,
    file: kept.digest,
  };
}

async function answers(letter: { referral: string }, membership: string, sources: string[]): Promise<void> {
  const answer = () => ({
    verdict: 'declined' as const,
    reasons: `Reasons ${mark()}`,
    lang: 'en',
    referrals: [letter.referral],
  });
  await recordAnswer(clerk, { ...answer(), quote: `Quote ${mark()}`, sources, occurred: { on: '2026-01-10' } });
  await giveAnswer(as('holder', membership), { ...answer(), verdict: 'partly' });
}

/** A period with all its words, and everything that can happen to a clock. */
async function clocks(
  letter: { id: string; referral: string },
  mayor: string,
  council: string,
  sources: string[],
): Promise<void> {
  const { id: period } = await setPeriod(clerk, {
    holder: { post: mayor },
    basis: 'law',
    days: 20,
    unit: 'working',
    soon: 5,
    long: 20,
    rolls: true,
    citation: `Act ${mark()}`,
    url: `https://law.example/${mark()}`,
    note: `Note ${mark()}`,
    sources,
  });
  await endPeriod(clerk, period, { what: 'ended', until: '2099-01-01', words: `Over ${mark()}`, sources });
  const { id, referral } = letter;
  const evidence = `Stamp ${mark()}`;
  const way = { letter: id, holder: { post: mayor }, fact: 'delivered', channel: 'hand', lang: 'en' } as const;
  await recordDelivery(clerk, { ...way, evidence, sources });
  const event = await changeClock(clerk, { referral, what: 'pause', words: `Paused ${mark()}`, sources });
  await withdrawEvent(clerk, { event, words: `Not paused ${mark()}` });
  await transferReferral(clerk, { referral, to: { organization: council }, words: `Passed ${mark()}`, sources });
}

/** A commitment with all its words, what became of it, and an objection. */
async function commitments(mayor: string, sources: string[]): Promise<void> {
  const { id } = await recordCommitment(clerk, {
    holder: { post: mayor },
    words: `Will do ${mark()}`,
    conditions: `If ${mark()}`,
    vague: `by ${mark()}`,
    rule: 'soon',
    sources,
  });
  const moved = { newWords: `Will do it later ${mark()}`, newVague: `by another ${mark()}`, rule: 'months' };
  const words = `Moved ${mark()}`;
  const made = await markCommitment(clerk, { commitment: id, axis: 'time', value: 'moved', words, ...moved, sources });
  await reviewMark(clerk, { mark: made, what: 'objected', words: `No ${mark()}`, sources });
}

/** Endorsements with everything they can say; signatures in an area, some set aside and back again. */
/** A budget with a version and its certificate, a rule that has ended, and a consultation. */
async function money(): Promise<void> {
  const { budget } = await beginBudget(clerk, { title: `Budget ${mark()}`, body: `City ${mark()}` });
  const source = () => ({
    title: `Adopted ${mark()}`,
    publisher: `Office ${mark()}`,
    url: `https://office.example/${mark()}`,
  });
  const fund = { code: '1010', name: 'General fund' };
  const line = (department: string) => ({
    ...{ side: 'spending', measure: 'planned', year: '2026' },
    ...{ fund, department: { code: '', name: department }, cents: 100_000, rows: 1 },
  });
  const department = 'Parks';
  const lines = [line(department), line('Roads')] as const;
  const { version } = await recordVersion(
    clerk,
    {
      budget,
      label: `Version ${mark()}`,
      state: 'adopted',
      source: source(),
      note: `Note ${mark()}`,
      file: { name: `budget-${mark()}.csv`, digest: 'd'.repeat(64) },
    },
    lines as never,
  );
  const total = { fund: '1010', year: '2026', side: 'spending', measure: 'planned', official: 200_001 } as const;
  await acceptCertificates(clerk, { version, totals: [total], source: source(), note: `Note ${mark()}` });
  const { rule } = await recordRule(clerk, {
    ...{ budget, kind: 'floor', authority: 'policy', hard: true },
    of: { department: [`Museums ${mark()}`] },
    basis: { department: [`Zoos ${mark()}`] },
    share: { num: 1, den: 5 },
    title: `Rule ${mark()}`,
    citation: `Policy ${mark()}`,
    url: `https://policy.example/${mark()}`,
    note: `Note ${mark()}`,
  });
  await endRule(clerk, { rule, until: '2026-01-31', words: `Repealed ${mark()}` });
  await beginConsultation(clerk, {
    ...{ version, by: 'department', opens: '2026-01-01', closes: '2150-01-01' },
    of: { department: [department, lines[1].department.name, `Nobody ${mark()}`] },
    title: `Asked ${mark()}`,
    note: `Note ${mark()}`,
  });
}

async function support(letter: string, organization: string, sources: string[]): Promise<void> {
  const version = await inPlace(db, place, (tx) =>
    tx
      .selectFrom('letter_versions')
      .select('id')
      .where('letter_id', '=', letter)
      .where('superseded_by', 'is', null)
      .executeTakeFirstOrThrow(),
  );
  const endorsement = await endorse(clerk, {
    letter,
    version: version.id,
    organization,
    signedBy: `Signer ${mark()}`,
    mandate: 'board',
    authority: `Decision ${mark()}`,
    reservation: `But ${mark()}`,
    lang: 'en',
    sources,
  });
  await withdrawEndorsement(clerk, { endorsement, words: `No longer ${mark()}`, lang: 'en', sources });
  // Whoever decided something does not moderate it.
  const other: Ctx = { ...steward, author: { role: 'steward', name: 'Olu Other', account: newId() } };
  const [area] = await setAreas(other, { names: [`Area ${mark()}`], lang: 'en' });
  const at = { db, place, now: site.now };
  const signers = Array.from({ length: 12 }, (_, i) => ({
    signer: signerAt(`signer${i}@hidden${i}q.invalid`)!,
    area: area!,
  }));
  secrets.push(...signers.map((_, i) => `hidden${i}q`));
  await confirmMany(at, await pendingSignatures(at, { letter, version: version.id, signers }));
  const chosen = { by: 'addresses', addresses: signers.slice(0, 1).map(({ signer }) => signer.shown) } as const;
  const aside = { version: version.id, chosen, reason: 'error' as const, words: `Aside ${mark()}`, lang: 'en' };
  const { batch } = await setAside(other, aside);
  await restore(other, { batch, words: `Back ${mark()}`, lang: 'en' });
  await countSignatures({ ...at, wake }, version.id);
}

async function meetings(letter: string, alpha: string, mayor: string, sources: string[]): Promise<string> {
  const event = () => ({
    kind: 'meeting' as const,
    title: `Meeting ${mark()}`,
    summary: `Summary ${mark()}`,
    status: 'tentative' as const,
    venue: `Hall ${mark()}`,
    day: '2026-01-20',
    standing: 'disputed' as const,
    dispute: `One says ${mark()}`,
    lang: 'en',
    about: [`letter/${letter}`],
    sources,
  });
  const made = await recordEvent(clerk, {
    ...event(),
    invite: [{ to: { post: mayor }, from: { organization: alpha }, words: `Come ${mark()}`, lang: 'en' }],
  });
  await changeEvent(clerk, { ...event(), event: made.event });
  const way = { invitation: made.invitations[0]!, channel: 'hand' as const, day: '2026-01-12', lang: 'en', sources };
  const delivery = await recordWay(clerk, { ...way, fact: 'delivered', evidence: `Receipt ${mark()}` });
  const other = await recordWay(clerk, { ...way, fact: 'sent', evidence: `Stamp ${mark()}` });
  await disputeWay(clerk, { delivery, words: `They say ${mark()}`, lang: 'en', sources });
  await acknowledgeWay(clerk, { delivery: other, words: `It came ${mark()}`, lang: 'en', sources });
  await withdrawWay(clerk, { delivery: other, reason: `By mistake ${mark()}`, lang: 'en' });
  for (const reply of ['conditions', 'decline'] as const) {
    const words = `Because ${mark()}`;
    await recordReplies(clerk, {
      replies: [{ invitation: made.invitations[0]!, reply, words, lang: 'en' }],
      when: { on: '2026-01-15' },
      sources,
    });
  }
  return made.event;
}

/** What became of a meeting: its turns, its agenda, its minutes, who came, and a series. */
async function gathered(event: string, demand: string, mayor: string, sources: string[]): Promise<void> {
  const said = { event, lang: 'en', sources };
  await cancelMeeting(clerk, { ...said, reason: `Cancelled for ${mark()}` });
  await changeEvent(clerk, {
    ...said,
    kind: 'meeting',
    title: `Meeting ${mark()}`,
    status: 'cancelled',
    day: '2150-01-20',
    standing: 'reported',
  });
  await returnMeeting(clerk, { ...said, stands: 'confirmed', reason: `Returned for ${mark()}` });
  await changeEvent(clerk, {
    ...said,
    kind: 'meeting',
    title: `Meeting ${mark()}`,
    status: 'confirmed',
    day: '2026-01-20',
    standing: 'reported',
  });
  await recordHeld(clerk, { ...said, reason: `Held ${mark()}` });
  const { item } = await addItem(clerk, { ...said, words: `Item ${mark()}`, demands: [demand] });
  await changeItem(clerk, { ...said, item, words: `Item ${mark()}`, demands: [demand] });
  await removeItem(clerk, { ...said, item, reason: `Removed for ${mark()}` });
  const bytes = Buffer.from('The minutes of a meeting.');
  const { digest } = await site.files.put(bytes, { limit: bytes.length });
  const quote = `The words ${mark()} of the minutes`;
  const { version } = await publishMinutes(clerk, {
    ...said,
    paragraphs: [quote],
    file: { digest, name: `minutes-${mark()}.txt`, media: 'text/plain', bytes: bytes.length },
  });
  const minutes = { ...said, minutes: version };
  await objectToMinutes(clerk, { ...minutes, quote, words: `Objection ${mark()}` });
  await approveMinutes(clerk, { ...minutes, words: `Approved ${mark()}` });
  const { objections } = (await inPlace(site.db, place, (tx) => minutesById(tx, version)))!;
  await withdrawWord(clerk, { ...minutes, of: objections[0]!.act, words: `Taken back ${mark()}` });
  await sayWhoCame(clerk, { ...said, who: { post: mayor }, says: 'absent', words: `Absent ${mark()}` });
  const { series } = await recordSeries(clerk, {
    lang: 'en',
    sources,
    title: `Series ${mark()}`,
    summary: `Summary ${mark()}`,
    every: 'week',
    first: '2150-02-01',
    count: 1,
    status: 'tentative',
  });
  await changeSeries(clerk, {
    lang: 'en',
    sources,
    series,
    title: `Renamed ${mark()}`,
    summary: `Told ${mark()}`,
    reason: `Renamed, for ${mark()}`,
  });
}

async function statements(letter: string, mayor: string, sources: string[]): Promise<void> {
  const said = () => ({
    speaker: { post: mayor, role: `speaking as ${mark()}` },
    words: `Words ${mark()}`,
    quoted: true,
    venue: `Venue ${mark()}`,
    day: '2026-01-12',
    attribution: 'reported' as const,
    given: 'source' as const,
    standing: 'disputed' as const,
    dispute: `Another says ${mark()}`,
    about: [`letter/${letter}`],
    sources,
  });
  const { id } = await recordStatement(clerk, said());
  await changeStatement(clerk, id, said());
  await saidAround(id, mayor, sources);
}

/** Copies of a source and words found in one; who is named, what they say, what a holder says is wrong; an appeal and a refusal. */
async function saidAround(statement: string, mayor: string, sources: string[]): Promise<void> {
  const quote = `Quoted ${mark()}`;
  const text = `Before ${mark()}. ${quote}. After ${mark()}.`;
  const kept = await site.files.put(Buffer.from(text), { limit: 10_000 });
  const copy = { file: kept.digest, name: `copy-${mark()}.txt`, media: 'text/plain' as const, bytes: kept.size };
  const quoted = {
    speaker: { role: 'A resident' },
    words: quote,
    quoted: true,
    day: '2026-01-12',
    attribution: 'reported' as const,
    given: 'source' as const,
    standing: 'reported' as const,
    about: [`post/${mayor}`],
    sources,
  };
  await recordStatement(clerk, quoted);
  await captureSource(clerk, sources[0]!, {
    copy: { ...copy, text, digest: 'b'.repeat(64) },
    capturedBy: `Copyist ${mark()}`,
    capturedOn: '2026-01-13',
    note: `Note ${mark()}`,
  });
  const named = { on: `statement/${statement}`, name: 'Never shown', called: `a resident ${mark()}` };
  const naming = await recordNaming(clerk, named);
  const anyone: Ctx = { ...clerk, author: { role: 'named', name: 'named' } };
  await giveReply(anyone, naming, 'link', { words: `Reply ${mark()}` });
  const person = `Jo ${mark()}`;
  const other = await recordNaming(clerk, { ...named, name: person, called: undefined });
  await giveReply(anyone, other, 'link', { words: `Signed ${mark()}`, stands: 'name' });
  const said = await inPlace(db, place, (tx) =>
    tx
      .selectFrom('statements')
      .select('act_id')
      .where('id', '=', statement)
      .where('superseded_by', 'is', null)
      .executeTakeFirstOrThrow(),
  );
  const membership = await inPlace(db, place, (tx) =>
    tx.selectFrom('memberships').select('id').where('post_id', '=', mayor).executeTakeFirstOrThrow(),
  );
  await correct(as('holder', membership.id), said.act_id, { words: `Wrong because ${mark()}` });
  const waiting = await inPlace(db, place, (tx) => correctionsBeside(tx, [`statement/${statement}`]));
  await decideCorrection(clerk, waiting[0]!.id, { outcome: 'kept', words: `Kept because ${mark()}` });
  // Nobody moderates what they did themselves: each of these is another steward.
  const another = (name: string): Ctx => ({ ...clerk, author: { role: 'steward', name, account: newId() } });
  const refusal = await refuse(another('Bea Steward'), {
    what: 'letter',
    reason: 'court-order',
    ground: `Case ${mark()}`,
    words: `Not now ${mark()}`,
  });
  const about = { subject: refusal, words: 'Private.', lang: 'en', network: '' };
  await appeal(clerk, about);
  const [open] = await inPlace(db, place, openAppeals);
  await decideAppeal(another('Cy Steward'), open!.id, { outcome: 'refused', words: `Looked at ${mark()}` });
}

/** Of each download, whole in every case, as many that are narrowed in the same way; of anything else, all. */
function someOfEachKind(most: number): (path: string) => boolean {
  const kinds = new Map<string, Set<string>>();
  return (path) => {
    const { pathname, searchParams } = new URL(path, 'http://here.localhost');
    if (searchParams.size === 0 || !/\.\w+$/.test(pathname)) return true;
    const kind = `${pathname}?${[...searchParams.keys()].sort()}`;
    const some = kinds.get(kind) ?? new Set();
    kinds.set(kind, some);
    if (some.size < most) some.add(path);
    return some.has(path);
  };
}

/** What holds a word, by outlet and place in it. */
async function leaks(): Promise<string[]> {
  const found: string[] = [];
  const marks = new Map(words.map((word) => [word.toLowerCase(), word]));
  const look = (where: string, text: string) => {
    const lower = text.toLowerCase();
    for (const word of new Set(lower.match(/zq\d+xw/g)))
      if (marks.has(word)) found.push(`${where}: ${marks.get(word)}`);
    for (const secret of secrets) assert.ok(!lower.includes(secret.toLowerCase()), `${where} tells who signed`);
  };
  const visitor = reader(site, 'coverville.localhost');
  const few = someOfEachKind(4);
  const stays = (path: string) => !/\/search\?|\/appeal$/.test(path) && few(path);
  const pages = await crawl(visitor, { stays });
  for (const [path, page] of pages) look(`page ${path}`, `${path} ${page.text}`);
  for (const word of words) {
    const { hits } = await inPlace(db, place, (tx) => search(tx, { words: word, limit: 5, offset: 0 }));
    if (hits.length > 0) found.push(`search: ${word}`);
  }
  const file = await visitor.get(`/files/${digest}`);
  if (file.status === 200) look('file', file.text);
  look('export', await exported());
  look('mail', mailed());
  for (const [table, rows] of await rowsOf('pub')) look(`pub.${table}`, rows);
  return found;
}

async function exported(): Promise<string> {
  const path = join(site.dataDir, `export-${newId()}.gz`);
  await exportPlace(db, place, site.files, path);
  return gunzipSync(readFileSync(path)).toString('utf8');
}

const mails = (): string[] =>
  readdirSync(join(site.dataDir, 'mail'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** What went out before anything was covered cannot be called back. */
const gone = new Set<string>();

const mailed = (): string =>
  mails()
    .filter((path) => !gone.has(path))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');

/** Every row of every table of a schema, as the owner sees it. */
async function rowsOf(schema: string): Promise<[table: string, rows: string][]> {
  const client = new pg.Client({ connectionString: site.ownerUrl });
  await client.connect();
  try {
    const tables = await client.query(
      'select table_name as name from information_schema.tables where table_schema = $1',
      [schema],
    );
    const found: [string, string][] = [];
    for (const { name } of tables.rows) {
      await client.query("select set_config('app.place', $1, false)", [place]);
      const { rows } = await client.query(`select t::text as row from ${schema}.${name} t`);
      found.push([name, rows.map((one) => one.row).join('\n')]);
    }
    return found;
  } finally {
    await client.end();
  }
}

describe('every outlet', () => {
  it('is looked at with every text of every kind of act', async () => {
    const held = new Set(all.map((text) => `${text.kind} ${text.field}`));
    const declared = allKinds().flatMap((kind) => Object.keys(kind.texts).map((field) => `${kind.kind} ${field}`));
    assert.deepEqual(
      declared.filter((one) => !held.has(one) && !/^place\.changed|^test\./.test(one)),
      [],
      'these texts are declared, but nothing here says one',
    );
  });

  it('shows the words while nothing is covered: this test can see them', async () => {
    const found = (await leaks()).join('\n');
    const downloads = ['letters.csv', 'demands.json', 'answers.atom', 'people.csv', 'powers.json', 'api/answers'];
    for (const outlet of [
      ...['page /letters/1-', 'page /meetings/1-', 'search', 'file', 'export', 'pub.texts'],
      ...downloads.map((name) => `page /${name}`),
    ])
      assert.match(found, new RegExp(outlet), `nothing is found in: ${outlet}`);
    const unseen = words.filter((word) => !found.includes(word));
    assert.deepEqual(unseen, [], 'every word is somewhere');
  });

  it('holds none of them once they are covered', async () => {
    for (const path of mails()) gone.add(path);
    for (const text of all) await coverText(steward, { act: text.act_id, field: text.field, reason: 'private-person' });
    assert.deepEqual(await leaks(), []);
  });

  it('nor, once they are erased, does the log', async () => {
    for (const text of all) await eraseText(steward, { act: text.act_id, field: text.field, ground: 'court-order' });
    assert.deepEqual(await leaks(), []);
    const log = (await rowsOf('log')).map(([table, rows]) => `${table} ${rows}`.toLowerCase()).join('\n');
    assert.deepEqual(
      words.filter((word) => log.includes(word.toLowerCase())),
      [],
    );
  });
});
