// Every address of the site, in one typed table: links are built from it, so none is dead, and this file is the map of the product.
// Addresses are stable and readable; what once worked must keep working.

export type Route<Path extends string = string> = {
  path: Path;
  href: (params?: Record<string, string | number>) => string;
};

const route = <const Path extends string>(path: Path): Route<Path> => ({
  path,
  href: (params = {}) =>
    path.replace(/:(\w+)/g, (_, name: string) => {
      const value = params[name];
      if (value === undefined || value === '') throw new TypeError(`${path} needs ${name}`);
      return encodeURIComponent(String(value));
    }),
});

export const routes = {
  home: route('/'),
  changes: route('/changes'),
  search: route('/search'),

  // the record, public
  letters: route('/letters'),
  letter: route('/letters/:letter'),
  letterVersion: route('/letters/:letter/versions/:version'),
  letterDiff: route('/letters/:letter/versions/:version/changes'),
  demand: route('/letters/:letter/demands/:demand'),
  answer: route('/letters/:letter/demands/:demand/answers/:answer'),
  powers: route('/powers'),
  whoCan: route('/powers/who-can'),
  power: route('/powers/:power'),
  organizations: route('/organizations'),
  organization: route('/organizations/:organization'),
  post: route('/posts/:post'),
  person: route('/people/:person'),
  meetings: route('/meetings'),
  meeting: route('/meetings/:meeting'),
  statements: route('/statements'),
  statement: route('/statements/:statement'),
  source: route('/sources/:source'),
  takedowns: route('/takedowns'),
  takedown: route('/takedowns/:takedown'),
  report: route('/report'),
  reportSent: route('/report/received'),
  file: route('/files/:digest'),
  verifications: route('/verifications'),

  // said once for every place
  about: route('/about'),
  privacy: route('/privacy'),
  moderation: route('/moderation'),
  accessibility: route('/accessibility'),

  // identity
  signIn: route('/sign-in'),
  signInSent: route('/sign-in/sent'),
  signInConfirm: route('/sign-in/confirm'),
  signOut: route('/sign-out'),
  secondFactor: route('/sign-in/second-factor'),
  tryAs: route('/try-as'),
  stopMail: route('/mail/stop/:token'),

  // signed in: never cached
  desk: route('/desk'),
  deskAccount: route('/desk/account'),
  deskSessions: route('/desk/account/sessions'),
  deskSecondFactor: route('/desk/account/second-factor'),
  deskPeople: route('/desk/people'),
  deskVerify: route('/desk/people/verify'),
  deskVerification: route('/desk/people/verifications/:verification'),
  deskStaff: route('/desk/staff'),
  deskJobs: route('/desk/staff/jobs'),
  deskVouch: route('/desk/vouch/:claim'),
  claim: route('/claim'),
  claimConfirm: route('/claim/confirm'),

  deskLetters: route('/desk/letters'),
  deskLetterNew: route('/desk/letters/new'),
  deskLetter: route('/desk/letters/:letter'),
  deskLetterTitle: route('/desk/letters/:letter/title'),
  deskLetterText: route('/desk/letters/:letter/text'),
  deskLetterDemands: route('/desk/letters/:letter/demands'),
  deskLetterHeadings: route('/desk/letters/:letter/headings'),
  deskLetterAsked: route('/desk/letters/:letter/asked'),
  deskLetterEach: route('/desk/letters/:letter/asked/each'),
  deskLetterFile: route('/desk/letters/:letter/file'),
  deskLetterDiscard: route('/desk/letters/:letter/discard'),
  deskLetterPublish: route('/desk/letters/:letter/publish'),
  deskLetterDelivery: route('/desk/letters/:letter/delivery'),
  deskLetterReport: route('/desk/letters/report'),
  deskDemandRefer: route('/desk/demands/:demand/refer'),
  deskDemandPlace: route('/desk/demands/:demand/place'),
  deskReferrals: route('/desk/referrals'),
  deskReferral: route('/desk/referrals/:referral'),
  deskAnswer: route('/desk/referrals/:referral/answer'),
  deskAnswerRevise: route('/desk/answers/:answer/revise'),
  deskDispute: route('/desk/deliveries/:delivery/dispute'),
  deskWithdrawDelivery: route('/desk/deliveries/:delivery/withdraw'),
  deskAsked: route('/desk/asked'),
  deskAskedAnswer: route('/desk/asked/answer'),
  deskMeetings: route('/desk/meetings'),
  deskMeetingNew: route('/desk/meetings/new'),
  deskMeeting: route('/desk/meetings/:meeting'),
  deskMeetingInvite: route('/desk/meetings/:meeting/invite'),
  deskInvitation: route('/desk/invitations/:invitation'),
  deskInvitationRecord: route('/desk/invitations/:invitation/record'),
  deskInvitationWay: route('/desk/invitations/:invitation/delivery'),
  deskInvitationWayWords: route('/desk/invitation-deliveries/:delivery/dispute'),
  deskInvitationWayWithdraw: route('/desk/invitation-deliveries/:delivery/withdraw'),
  deskOrganizations: route('/desk/organizations'),
  deskOrganizationNew: route('/desk/organizations/new'),
  deskOrganization: route('/desk/organizations/:organization'),
  deskPosts: route('/desk/posts/new'),
  deskPost: route('/desk/posts/:post'),
  deskPersonNew: route('/desk/persons/new'),
  deskPerson: route('/desk/persons/:person'),
  deskMemberships: route('/desk/memberships/new'),
  deskMembership: route('/desk/memberships/:membership'),
  deskPowers: route('/desk/powers/new'),
  deskPower: route('/desk/powers/:power'),
  deskStatements: route('/desk/statements/new'),
  deskStatement: route('/desk/statements/:statement'),
  deskSources: route('/desk/sources/new'),
  deskSource: route('/desk/sources/:source'),
  deskModeration: route('/desk/moderation'),
  deskModerationReport: route('/desk/moderation/reports/:report'),
  deskModerate: route('/desk/moderate/:act'),
  deskErase: route('/desk/moderate/:act/erase'),
  deskLift: route('/desk/moderation/:takedown/lift'),
  deskPlace: route('/desk/place'),
  deskCalendar: route('/desk/place/calendar'),

  // only on loopback with no SMTP configured
  mailSink: route('/dev/mail'),
  mailSinkMessage: route('/dev/mail/:message'),
} as const;
