// One plain sentence for each kind of act, the same whoever did it. Only codes, ids and numbers are taken from the act itself; names
// and titles come from the public tables, so a covered text is covered here too.
import type { Tx } from '../../base/database.ts';
import { routes } from '../../base/routes.ts';
import { type Html, html, nothing } from '../../web/html.ts';
import { stateWords } from '../../web/parts.ts';
import { inLanguage, rich, to, type View } from '../../web/view.ts';
import { type HolderName, holderAt, holderKey, holderNames, holderRoute } from '../people/holder.ts';
import { answersWhere, type Where, whereOf } from './where.ts';

/** An act as it is told: its kind, what it is about, and those of its fields that are ids, numbers or codes. */
export type ToldAct = {
  id: string;
  kind: string;
  stream: string;
  body: Record<string, unknown>;
  /** how it is known when it happened; 'recorded' or absent: it happened when it was recorded */
  basis?: string;
};

export type Names = {
  where: Map<string, Where>;
  answers: Map<string, Where>;
  holders: Map<string, HolderName>;
};

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Whoever an act is to or by, under the names the kinds use. */
const holderOf = (body: Record<string, unknown>, side = 'holder') =>
  holderAt(text(body[`${side}_post`]), text(body[`${side}_organization`]));

function holdersIn({ kind, body }: ToldAct) {
  const speaker = body.speaker as { post?: string; organization?: string } | undefined;
  return [
    holderOf(body),
    holderOf(body, 'to'),
    holderOf(body, 'from'),
    holderOf(body, 'by'),
    holderOf(body, 'who'),
    holderAt(speaker?.post ?? null, speaker?.organization ?? null),
    /^(letter|endorsement)\./.test(kind) ? holderAt(null, text(body.organization)) : undefined,
  ].filter((holder) => holder !== undefined);
}

/** Everything needed to tell many acts: a handful of queries, whatever their number. */
export async function namesFor(tx: Tx, acts: readonly ToldAct[]): Promise<Names> {
  const invited = await invitedIn(tx, acts);
  for (const act of acts) Object.assign(act.body, invited.get(text(act.body.invitation) ?? ''));
  return {
    where: await whereOf(
      tx,
      acts.flatMap((act) => [act.stream, ...(text(act.body.letter) ? [`letter/${act.body.letter}`] : [])]),
    ),
    answers: await answersWhere(
      tx,
      acts.filter((act) => act.kind === 'answer.given/1').map((act) => act.id),
    ),
    holders: await holderNames(tx, acts.flatMap(holdersIn)),
  };
}

/** A reply names its invitation only; whose reply it is stands there. */
async function invitedIn(tx: Tx, acts: readonly ToldAct[]) {
  const ids = acts.filter((act) => act.kind === 'invitation.replied/1').map((act) => String(act.body.invitation));
  if (ids.length === 0) return new Map<string, object>();
  const rows = await tx
    .selectFrom('invitations')
    .select(['id', 'to_post', 'to_organization'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, ...to }) => [id, to]));
}

type Teller = (
  act: ToldAct,
  view: View,
) => { key: string; who?: ReturnType<typeof holderOf>; what?: string; n?: number };

const plain =
  (key: string): Teller =>
  () => ({ key });
const aboutHolder =
  (key: string): Teller =>
  ({ body }) => ({ key, who: holderOf(body) });
const aboutOrganization =
  (key: string): Teller =>
  ({ body }) => ({ key, who: holderAt(null, text(body.organization)) });
const aboutInvited =
  (key: string): Teller =>
  ({ body }) => ({ key, who: holderOf(body, 'to') });
const aboutSpeaker =
  (key: string): Teller =>
  ({ body }) => ({ key, who: holderOf(body, 'by') });

const tellers: Record<string, Teller> = {
  'place.opened/1': plain('place-opened'),
  'place.changed/1': plain('place-changed'),
  'place.contact-set/1': plain('place-contact-set'),
  'place.calendar-set/1': ({ body }) => ({ key: 'place-calendar-set', n: Number(body.year) }),
  'log.continued/1': plain('log-continued'),
  'source.recorded/1': plain('source-recorded'),
  'source.changed/1': plain('source-changed'),
  'source.captured/1': plain('source-captured'),
  'quotation.placed/1': ({ body }) => ({ key: `quotation-${body.mark}` }),
  'statement.recorded/1': (act) => told(act, 'statement-recorded'),
  'statement.changed/1': plain('statement-changed'),
  'organization.recorded/1': plain('organization-recorded'),
  'organization.changed/1': plain('organization-changed'),
  'division.recorded/1': plain('division-recorded'),
  'division.changed/1': plain('division-changed'),
  'post.recorded/1': plain('post-recorded'),
  'post.changed/1': plain('post-changed'),
  'person.recorded/1': plain('person-recorded'),
  'person.changed/1': plain('person-changed'),
  'membership.recorded/1': ({ body }) => ({
    key: body.post ? 'membership-recorded' : 'membership-recorded-organization',
  }),
  'membership.ended/1': ({ body }) => ({ key: body.post ? 'membership-ended' : 'membership-ended-organization' }),
  'power.recorded/1': plain('power-recorded'),
  'power.standing-changed/1': ({ body }, view) => ({
    key: 'power-standing-changed',
    what: stateWords(view, body.standing as 'asserted'),
  }),
  'power.ended/1': plain('power-ended'),
  'letter.published/1': ({ body }) => ({ key: body.known === 'reported' ? 'letter-reported' : 'letter-published' }),
  'letter.version-published/1': ({ body }) => ({ key: 'letter-version-published', n: Number(body.number) }),
  'letter.organization-named/1': ({ body }) => ({
    key: 'letter-organization-named',
    who: holderAt(null, text(body.organization)),
  }),
  'delivery.recorded/1': ({ body }) => ({ key: `delivery-${body.fact}`, who: holderOf(body) }),
  'delivery.disputed/1': aboutHolder('delivery-disputed'),
  'delivery.acknowledged/1': aboutHolder('delivery-acknowledged'),
  'delivery.withdrawn/1': ({ body }) => ({
    key: holderOf(body) ? 'delivery-withdrawn' : 'delivery-withdrawn-published',
    who: holderOf(body),
  }),
  'demand.marked/1': ({ body }) => ({ key: body.replaces ? 'demand-marked-again' : 'demand-marked' }),
  'letter.adopted/1': ({ body }) => ({ key: 'letter-adopted', who: holderAt(null, text(body.organization)) }),
  'letter.withdrawn/1': ({ body }) => ({ key: 'letter-withdrawn', who: holderAt(null, text(body.organization)) }),
  'demand.related/1': ({ body }) => ({ key: `demand-${body.how}` }),
  'demand.relation-withdrawn/1': plain('demand-relation-withdrawn'),
  'referral.made/1': aboutHolder('referral-made'),
  'answer.given/1': ({ body }, view) => ({
    key: body.supersedes ? 'answer-revised' : 'answer-given',
    who: holderOf(body),
    what: stateWords(view, body.verdict as 'declined'),
  }),
  'event.recorded/1': ({ body }, view) => ({ key: 'event-recorded', what: view.t(`meetings-kind-${body.kind}`) }),
  'event.changed/1': ({ body }, view) => ({
    key: 'event-changed',
    what: view.t(`meetings-state-${body.status}`),
  }),
  'invitation.sent/1': ({ body }) => ({ key: 'invitation-sent', who: holderOf(body, 'to') }),
  'invitation.replied/1': ({ body }) => ({ key: `invitation-${body.reply}`, who: holderOf(body, 'to') }),
  'invitation.delivery-recorded/1': ({ body }) => ({ key: `invitation-way-${body.fact}`, who: holderOf(body, 'to') }),
  'invitation.delivery-disputed/1': aboutInvited('invitation-way-disputed'),
  'invitation.delivery-acknowledged/1': aboutInvited('invitation-way-acknowledged'),
  'invitation.delivery-withdrawn/1': aboutInvited('invitation-way-withdrawn'),
  'naming.recorded/1': ({ body }) => namedKey('naming-recorded', body),
  'naming.notice-turned/1': ({ body }) => namedKey(`naming-notice-${body.outcome}`, body),
  'reply.given/1': ({ body }) => namedKey(Number(body.number) > 1 ? 'reply-revised' : 'reply-given', body),
  'correction.given/1': ({ body }) => namedKey('correction-given', body),
  'correction.decided/1': ({ body }) => namedKey(`correction-${body.outcome}`, body),
  'event.cancelled/1': aboutSpeaker('event-cancelled'),
  'event.returned/1': aboutSpeaker('event-returned'),
  'event.held/1': aboutSpeaker('event-held'),
  'event.agenda-added/1': ({ body }) => ({ key: 'agenda-added', who: holderOf(body, 'by'), n: Number(body.number) }),
  'event.agenda-changed/1': ({ body }) => ({
    key: 'agenda-changed',
    who: holderOf(body, 'by'),
    n: Number(body.number),
  }),
  'event.agenda-removed/1': ({ body }) => ({
    key: 'agenda-removed',
    who: holderOf(body, 'by'),
    n: Number(body.number),
  }),
  'attendance.said/1': ({ body }) => ({ key: `attendance-${body.says}`, who: holderOf(body, 'who') }),
  'minutes.published/1': ({ body }) => ({
    key: 'minutes-published',
    who: holderOf(body, 'by'),
    n: Number(body.number),
  }),
  'minutes.approved/1': aboutSpeaker('minutes-approved'),
  'minutes.objected/1': aboutSpeaker('minutes-objected'),
  'minutes.word-withdrawn/1': ({ body }) => ({ key: `minutes-${body.what}-withdrawn`, who: holderOf(body, 'by') }),
  'series.recorded/1': plain('series-recorded'),
  'series.changed/1': plain('series-changed'),
  'series.continued/1': plain('series-continued'),
  'period.set/1': aboutHolder('period-set'),
  'period.ended/1': ({ body }) => ({ key: `period-${body.what}`, who: holderOf(body) }),
  'clock.changed/1': ({ body }) => ({ key: `clock-${body.what}`, who: holderOf(body), n: Number(body.days ?? 1) }),
  'clock.transferred/1': aboutHolder('clock-transferred'),
  'clock.change-withdrawn/1': aboutHolder('clock-withdrawn'),
  'commitment.recorded/1': aboutHolder('commitment-recorded'),
  'commitment.marked/1': ({ body }) => ({ key: `commitment-${body.axis}`, who: holderOf(body) }),
  'commitment.reviewed/1': ({ body }) => ({ key: `commitment-${body.what}`, who: holderOf(body) }),
  'verification.granted/1': plain('verification-granted'),
  'verification.ended/1': plain('verification-ended'),
  'endorsement.given/1': aboutOrganization('endorsement-given'),
  'endorsement.withdrawn/1': aboutOrganization('endorsement-withdrawn'),
  'signatures.counted/1': plain('signatures-counted'),
  'signatures.set-aside/1': plain('signatures-set-aside'),
  'signatures.restored/1': plain('signatures-restored'),
  'area.opened/1': plain('area-opened'),
  'area.closed/1': plain('area-closed'),
  'budget.begun/1': plain('budget-begun'),
  'budget.version-recorded/1': ({ body }) => ({ key: 'budget-version-recorded', n: Number(body.number) }),
  'budget.certificate-accepted/1': plain('budget-certificate-accepted'),
  'budget.rule-recorded/1': ({ body }) => ({ key: 'budget-rule-recorded', n: Number(body.number) }),
  'budget.rule-ended/1': plain('budget-rule-ended'),
  'budget.consultation-begun/1': plain('budget-consultation-begun'),
  'budget.collective-recorded/1': ({ body }) => ({ key: 'budget-collective-recorded', n: Number(body.verified) }),
  'appeal.decided/1': ({ body }) => ({ key: `appeal-${body.outcome}` }),
  'refusal.recorded/1': plain('refusal-recorded'),
  'moderation.covered/1': plain('moderation-covered'),
  'moderation.lifted/1': plain('moderation-lifted'),
  'moderation.erased/1': plain('moderation-erased'),
};

/** Somebody named: a holder by name; a person is told of as somebody, for their page says who. */
function namedKey(key: string, body: Record<string, unknown>): ReturnType<Teller> {
  return { key, who: holderOf(body) };
}

export const isTold = (kind: string): boolean => Object.hasOwn(tellers, kind);

function told({ body }: ToldAct, key: string): ReturnType<Teller> {
  const speaker = body.speaker as { post?: string; organization?: string } | undefined;
  const who = holderAt(speaker?.post ?? null, speaker?.organization ?? null);
  return who ? { key: `${key}-by`, who } : { key };
}

/** The words that name a page, in their own language; where they are covered, that they are. */
export const titleOf = (view: View, where: Where | undefined): Html =>
  where?.title ? inLanguage(view, where.lang, where.title) : html`${view.t(where ? 'state-covered' : 'front-unnamed')}`;

export const hrefOf = (view: View, where: Where): string => view.href(where.route, where.params);

/** The sentence, with a link to where what happened is shown. `many` tells how many acts alike it stands for. */
export const tell = (view: View, act: ToldAct, names: Names, many = 1): Html => sentence(view, act, names, many, to);

/** The same sentence as bare text, for feeds and tables. */
export const tellPlainly = (view: View, act: ToldAct, names: Names): string =>
  bareText(sentence(view, act, names, 1, () => (words) => (leadsToReasons(act) ? nothing : words)));

/** Of a cover, an appeal, a refusal only the way to the reasons is linked: "Why". */
const leadsToReasons = (act: ToldAct): boolean => /^(moderation|appeal|refusal)\./.test(act.kind);

const signs: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

/** What is read of our own markup, in which every value is escaped. */
const bareText = (words: Html): string =>
  words.markup
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:amp|lt|gt|quot|#39);/g, (sign) => signs[sign]!)
    .trim();

function sentence(view: View, act: ToldAct, names: Names, many: number, link: typeof to): Html {
  const { key: kind, who, what, n } = (tellers[act.kind] ?? plain('unknown'))(act, view);
  const key = enteredLater.has(kind) && (act.basis ?? 'recorded') !== 'recorded' ? `${kind}-then` : kind;
  const where = names.answers.get(act.id) ?? names.where.get(act.stream);
  const letter = text(act.body.letter) ? names.where.get(`letter/${act.body.letter}`) : undefined;
  // Other kinds done together are told by the first of them: its number is its own, not how many there are.
  const several = many > 1 && severalKeys.has(key);
  const shown = several ? (letter ?? where) : where;
  const href = leadsToReasons(act) ? takedownHref(view, act) : shown && hrefOf(view, shown);
  const args = {
    title: titleOf(view, shown),
    who: who ? holderName(view, names.holders.get(holderKey(who))) : view.t('front-somebody'),
    what: what ?? '',
    n: several ? many : (n ?? 1),
    link: href ? link(href) : (words: Html) => words,
  };
  const say = (who: Html | string) =>
    several ? rich(view, `front-many-${key}`, { ...args, who }) : rich(view, `front-act-${key}`, { ...args, who });
  const told = say(args.who);
  // Whoever is not named by name begins a sentence like anybody else.
  const unnamed = view.t('front-somebody');
  return told.markup.startsWith(unnamed) ? say(capital(unnamed, view.lang)) : told;
}

const capital = (words: string, lang: string): string => words.charAt(0).toLocaleUpperCase(lang) + words.slice(1);

/** Kinds that are often done to many demands of a letter at once. */
const severalKeys = new Set([
  'answer-given',
  'answer-revised',
  'referral-made',
  'demand-marked',
  'demand-marked-then',
  'demand-marked-again',
]);

/** Told under the day it happened, it is not the entering that happened. */
const enteredLater = new Set(['source-recorded', 'statement-recorded', 'power-recorded', 'demand-marked']);

const takedownHref = (view: View, act: ToldAct): string => {
  const { refusal, subject, about } = act.body;
  const refused = act.kind.startsWith('refusal.') ? refusal : about === 'refusal' ? subject : undefined;
  if (refused) return view.href(routes.refusal, { refusal: String(refused) });
  return view.href(routes.takedown, { takedown: text(act.body.cover) ?? text(subject) ?? act.id });
};

function holderName(view: View, name: HolderName | undefined): Html {
  if (!name) return html`${view.t('front-somebody')}`;
  const { route, params } = holderRoute(name);
  const words = name.name === null ? html`${view.t('state-covered')}` : inLanguage(view, name.lang, name.name);
  return html`<a href="${view.href(route, params)}">${words}</a>`;
}
