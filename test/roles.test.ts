// Who may come to which page of the desk: asked for at every address, as everybody there is. What is not in this table is open to nobody,
// and a page that opens to somebody else fails it. A form takes what is sent from those it is shown to, by the same look at the session.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inPlace } from '../app/base/database.ts';
import { routes } from '../app/base/routes.ts';
import { makeAccount } from '../app/identity/accounts.ts';
import { grantRole } from '../app/identity/roles.ts';
import { openSession } from '../app/identity/sessions.ts';
import { town as townIn, verify } from '../app/record/letters/town.ts';
import { openTestSite, type Reader, reader } from './site.ts';

const site = await openTestSite();
const { ctx, alpha, membership } = await townIn(site.db);
await site.directory.refresh();
const host = `${site.directory.byId(ctx.place)!.view.slug}.localhost`;

/** Somebody signed in, with what makes them who they are. */
async function somebody(name: string, become: (account: string) => Promise<unknown>): Promise<Reader> {
  const account = await makeAccount(ctx, { email: `${name}@town.example`, name, lang: 'en' });
  await become(account.id);
  const { token } = await inPlace(site.db, ctx.place, (tx) =>
    openSession(tx, ctx.place, account.id, undefined, site.now(), true),
  );
  const there = reader(site, host);
  there.cookies.set('redress_session', token);
  return there;
}
const role = (one: 'clerk' | 'steward' | 'auditor') => (account: string) => grantRole(ctx, { account, role: one });

const everybody: [name: string, Reader][] = [
  ['visitor', reader(site, host)],
  ['signed in', await somebody('resident', async () => undefined)],
  ['speaker', await somebody('speaker', (account) => verify(site.db, ctx, { organization: alpha }, account))],
  ['holder', await somebody('holder', (account) => verify(site.db, ctx, { membership }, account))],
  ['clerk', await somebody('clerk', role('clerk'))],
  ['steward', await somebody('steward', role('steward'))],
  ['auditor', await somebody('auditor', role('auditor'))],
];

/** Who comes in, and where to: as the table of rights in the papers has it. A steward may do all a clerk may. */
const rooms: Record<string, (keyof typeof routes)[]> = {
  'clerk, steward': [
    'deskBudgetRules',
    'deskBudgetRule',
    'deskBudgetRuleEnd',
    'deskConsultations',
    'deskConsultation',
    'deskReferrals',
    'deskReferral',
    'deskInvitationRecord',
    'deskOrganizations',
    'deskOrganizationNew',
    'deskOrganization',
    'deskPosts',
    'deskPost',
    'deskPersonNew',
    'deskPerson',
    'deskMemberships',
    'deskMembership',
    'deskPeriods',
    'deskPeriodEnd',
    'deskClocks',
    'deskPowers',
    'deskPower',
    'deskStatements',
    'deskStatement',
    'deskSource',
    'deskNaming',
    'deskCorrection',
    'deskBudgets',
    'deskBudgetNew',
    'deskBudgetImport',
    'deskBudgetRecord',
    'deskBudgetDiscard',
    'deskBudget',
    'deskBudgetFile',
    'deskBudgetCertify',
    'deskBudgetAmend',
  ],
  steward: [
    'deskCollective',
    'deskVerify',
    'deskStaff',
    'deskJobs',
    'deskSignaturesAside',
    'deskSignaturesRestore',
    'deskAreas',
    'deskAppeal',
    'deskRefuse',
    'deskModerationReport',
    'deskModerate',
    'deskErase',
    'deskLift',
    'deskPlace',
    'deskCalendar',
  ],
  'signed in, speaker, holder, clerk, steward, auditor': [
    'desk',
    'deskAccount',
    'deskSessions',
    'deskSecondFactor',
    'deskVouch',
    'claim',
    'deskCorrect',
  ],
  'steward, auditor': ['deskPeople', 'deskVerification', 'deskSignatures', 'deskModeration'],
  'visitor, signed in, speaker, holder, clerk, steward, auditor': ['claimConfirm', 'deskSittingDraft'],
  'speaker, clerk, steward': [
    'deskLetters',
    'deskLetter',
    'deskLetterWithdraw',
    'deskLetterDelivery',
    'deskLetterReport',
    'deskDemandRefer',
    'deskDemandPlace',
    'deskDemandRelate',
    'deskRelationWithdraw',
    'deskEndorse',
    'deskEndorsementWithdraw',
  ],
  speaker: [
    'deskLetterNew',
    'deskLetterTitle',
    'deskLetterText',
    'deskLetterDemands',
    'deskLetterHeadings',
    'deskLetterAsked',
    'deskLetterEach',
    'deskLetterFile',
    'deskLetterFileView',
    'deskLetterTogether',
    'deskLetterLeave',
    'deskLetterChange',
    'deskLetterAdopt',
    'deskLetterCompared',
    'deskLetterDiscard',
    'deskLetterNamed',
    'deskLetterPublish',
  ],
  'speaker, holder': [
    'deskAnswer',
    'deskAnswerRevise',
    'deskAsked',
    'deskAskedAnswer',
    'deskSitting',
    'deskSittingReview',
    'deskInvitation',
    'deskReplies',
    'deskReply',
  ],
  'speaker, holder, clerk, steward': [
    'deskDispute',
    'deskWithdrawDelivery',
    'deskMeetings',
    'deskMeetingNew',
    'deskMeeting',
    'deskMeetingInvite',
    'deskMeetingWork',
    'deskMeetingCancel',
    'deskMeetingReturn',
    'deskMeetingHeld',
    'deskMeetingAgenda',
    'deskAgendaItem',
    'deskAgendaRemove',
    'deskMeetingAttendance',
    'deskMeetingMinutes',
    'deskMinutesApprove',
    'deskMinutesObject',
    'deskMinutesWithdraw',
    'deskSeriesNew',
    'deskSeries',
    'deskSeriesMore',
    'deskInvitationWay',
    'deskInvitationWayWords',
    'deskInvitationWayWithdraw',
    'deskClock',
    'deskTransfer',
    'deskClockUndo',
    'deskCommitments',
    'deskCommitmentNew',
    'deskCommitment',
    'deskCommitmentCall',
    'deskSources',
    'deskCapture',
    'deskHeld',
  ],
};

const isDesk = (path: string) => /^\/(desk|claim)\b/.test(path);
/** Names nothing: whoever may come is told that it is not there, after they were let in. */
const nothing = '01a20631-adb2-72cc-aacc-5986966a1855';

async function letIn(path: string): Promise<string> {
  const address = path.replace(/:\w+/g, nothing);
  const answers = await Promise.all(
    everybody.map(async ([who, there]) => {
      const { status, location } = await there.get(address);
      const isTurnedAway = status === 403 || (status === 303 && /\/sign-in/.test(location ?? ''));
      return isTurnedAway ? [] : [who];
    }),
  );
  return answers.flat().join(', ');
}

test('every page of the desk opens to those it is for, and to nobody else', async () => {
  const wanted = new Map(Object.entries(rooms).flatMap(([who, names]) => names.map((name) => [name, who] as const)));
  const found = new Map<string, string>();
  for (const [name, { path }] of Object.entries(routes)) if (isDesk(path)) found.set(name, await letIn(path));
  assert.deepEqual(Object.fromEntries([...found].sort()), Object.fromEntries([...wanted].sort()));
});
