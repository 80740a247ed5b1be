// Sending a plan: a pending row and a mail whose link a person must open and press. Whoever has sent one already gets the very same
// answer: the page never tells who took part. A confirmed plan takes the place of the same person's earlier one, until the last day.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { type Database, inPlace, type Tx } from '../../base/database.ts';
import { newId } from '../../base/ids.ts';
import { type FieldError, invalid, Refused } from '../../base/refused.ts';
import { sendMail } from '../../following/mail.ts';
import { signerAt } from '../../identity/addresses.ts';
import { household, networkOf } from '../../identity/networks.ts';
import { type Rate, within } from '../../identity/rates.ts';
import { bytesOf } from './amounts-bytes.ts';
import { type PlanState, planAt } from './links.ts';
import { planMail } from './mails.ts';
import { sumOfAmounts } from './rebalance.ts';
import { type Consultation, consultationById, phaseOf } from './store.ts';

/** Somebody else's mailbox is not to be filled from here; tomorrow it goes on. */
const aboutOneConsultation: Rate = { what: 'plan mail', limit: 5, seconds: 86_400 };
const ofOnePlace: Rate = { what: 'plan mails', limit: 20_000, seconds: 3600 };
/** A school sends from one network in one lesson; a machine that stuffs a consultation sends more. */
export const ofOneNetwork: Rate = { what: 'plan mails of a network', limit: 1000, seconds: 3600 };

export type Where = { db: Database; place: string; now: () => Date /** the place's civil day */; today: string };

export type SentPlan = {
  consultation: string;
  email: string;
  amounts: readonly number[];
  lang: string;
  /** whoever sends it says that they live here; until there is a roll nothing else is asked of a resident */
  saysResident?: boolean;
  /** the address it came from; only a name made of it is counted, for an hour */
  network?: string;
};

/**
 * Takes a plan in and mails the link that confirms it.
 * @param given.amounts cents for every group of the consultation, in their order
 * @throws Refused `not-found` · `closed` (not open today) · `invalid` (`email`; `budget-say-resident`: only residents may take part;
 *   `budget-not-balanced`: it does not divide the whole; `budget-too-many-plans`: of one network)
 */
export async function submitPlan(where: Where, given: SentPlan): Promise<{ plan: string }> {
  const signer = signerAt(given.email);
  return inPlace(where.db, where.place, async (tx) => {
    const consultation = await mustBeOpen(tx, where, given.consultation);
    const fields: FieldError[] = [];
    if (!signer) fields.push({ field: 'email', code: 'email' });
    if (consultation.who === 'residents' && !given.saysResident)
      fields.push({ field: 'resident', code: 'budget-say-resident' });
    if (!signer || fields.length > 0) throw new Refused('invalid', { fields });
    checkAmounts(consultation, given.amounts);
    const now = where.now();
    const plan = newId(now.getTime());
    const who = createHash('sha256').update(`${signer.canonical} ${consultation.id}`).digest('base64url');
    const network = given.network && networkOf(given.network, household, consultation.id, now);
    if (network && !(await within(tx, where.place, ofOneNetwork, network, now)))
      throw invalid('email', 'budget-too-many-plans', { n: ofOneNetwork.limit });
    // Too often is answered like once: whoever asks learns nothing, and the owner has the links of the first mails.
    const few = await within(tx, where.place, aboutOneConsultation, who, now);
    if (!(await within(tx, where.place, ofOnePlace, '', now)) || !few) return { plan };
    await tx
      .insertInto('budget_plans')
      .values({
        place_id: where.place,
        id: plan,
        consultation_id: consultation.id,
        address: signer.shown,
        canonical: signer.canonical,
        lang: given.lang,
        state: 'pending',
        amounts: bytesOf(given.amounts),
        invented: false,
        created: now,
        mailed: now,
        confirmed: null,
      })
      .execute();
    await sendMail(tx, where.place, planMail, { to: signer.shown, lang: given.lang, about: plan }, now);
    return { plan };
  });
}

async function mustBeOpen(tx: Tx, where: Where, id: string): Promise<Consultation> {
  const consultation = await consultationById(tx, id);
  if (!consultation) throw new Refused('not-found');
  if (phaseOf(consultation, where.today) !== 'open') throw new Refused('closed');
  return consultation;
}

/** @throws Refused invalid */
export function checkAmounts(consultation: Pick<Consultation, 'groups' | 'total'>, amounts: readonly number[]): void {
  const n = consultation.groups.split('\n').length;
  const whole = amounts.length === n && amounts.every((cents) => Number.isSafeInteger(cents) && cents >= 0);
  if (!whole || sumOfAmounts(amounts) !== consultation.total) throw invalid('plan', 'budget-not-balanced');
}

/**
 * A person presses "Confirm" or "Withdraw". Pressed twice it changes nothing the second time.
 * @returns the state it is in now; undefined for a link nobody was sent
 * @throws Refused `closed` when the consultation is over: what was confirmed by then counts
 */
export async function pressPlan(
  where: Where,
  token: string | undefined,
  what: 'confirm' | 'withdraw',
): Promise<PlanState | undefined> {
  return inPlace(where.db, where.place, async (tx) => {
    const linked = await planAt(tx, where.place, token);
    if (!linked) return undefined;
    await mustBeOpen(tx, where, linked.consultation);
    // The rows of one person, one after another: of two links pressed at once the later one stands.
    const { rows } = await sql<{ id: string; state: PlanState; canonical: string | null }>`
      select p.id, p.state, p.canonical from budget_plans p
      where p.place_id = ${where.place}::uuid and p.consultation_id = ${linked.consultation}::uuid
        and (p.id = ${linked.id}::uuid or p.canonical = (select canonical from budget_plans where place_id = ${where.place}::uuid and id = ${linked.id}::uuid))
      order by p.id for update`.execute(tx);
    const own = rows.find(({ id }) => id === linked.id);
    if (!own) return undefined;
    if (what === 'withdraw') return leave(tx, where.place, own, 'withdrawn');
    if (own.state !== 'pending') return own.state;
    for (const earlier of rows) if (earlier.state === 'confirmed') await leave(tx, where.place, earlier, 'replaced');
    await tx
      .updateTable('budget_plans')
      .set({ state: 'confirmed', confirmed: where.now() })
      .where('place_id', '=', where.place)
      .where('id', '=', own.id)
      .execute();
    return 'confirmed';
  });
}

/** The address goes at once; that there was a plan is kept until the rows are cleared. */
async function leave(
  tx: Tx,
  place: string,
  { id, state }: { id: string; state: PlanState },
  as: 'replaced' | 'withdrawn',
): Promise<PlanState> {
  if (state !== 'pending' && state !== 'confirmed') return state;
  await tx
    .updateTable('budget_plans')
    .set({ state: as, address: null, canonical: null })
    .where('place_id', '=', place)
    .where('id', '=', id)
    .execute();
  return as;
}

/**
 * For examples only: plans their authors made up, marked so for ever and counted as invented.
 * @throws Refused `not-found` · `forbidden` (the place is no example) · `invalid` (one of them does not divide the whole)
 */
export async function enterInvented(
  where: Pick<Where, 'db' | 'place' | 'now'>,
  given: { consultation: string; plans: readonly (readonly number[])[] },
): Promise<void> {
  await inPlace(where.db, where.place, async (tx) => {
    const place = await tx.selectFrom('places').select('example').where('id', '=', where.place).executeTakeFirst();
    if (!place?.example) throw new Refused('forbidden');
    const consultation = await consultationById(tx, given.consultation);
    if (!consultation) throw new Refused('not-found');
    for (const amounts of given.plans) checkAmounts(consultation, amounts);
    const now = where.now();
    const rows = given.plans.map((amounts) => ({
      id: newId(now.getTime()),
      amounts: bytesOf(amounts).toString('hex'),
    }));
    await sql`
      insert into budget_plans (place_id, id, consultation_id, lang, state, amounts, invented, created, confirmed)
      select ${where.place}::uuid, id, ${consultation.id}::uuid, ${consultation.lang}, 'confirmed', decode(amounts, 'hex'), true, ${now}::timestamptz, ${now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, amounts text)`.execute(tx);
  });
}
