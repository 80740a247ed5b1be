// The secrets that mails about plans carry, kept as hashes only. A link shows a page; it never does anything by being opened.
import { sql } from 'kysely';
import type { Tx } from '../../base/database.ts';
import { hashOf, isToken, newToken } from '../../identity/secrets.ts';
import { amountsFrom } from './amounts-bytes.ts';

export type PlanState = 'pending' | 'confirmed' | 'replaced' | 'withdrawn';

export type LinkedPlan = { id: string; consultation: string; state: PlanState; amounts: number[] };

export async function makeLink(tx: Tx, place: string, plan: string, now: Date): Promise<string> {
  const token = newToken();
  await tx
    .insertInto('budget_plan_links')
    .values({ place_id: place, token: hashOf(token), plan_id: plan, made: now })
    .execute();
  return token;
}

/** What a link is about, without doing anything. @param token as it stands in the address, from anywhere */
export async function planAt(tx: Tx, place: string, token: string | undefined): Promise<LinkedPlan | undefined> {
  if (!isToken(token)) return undefined;
  const { rows } = await sql<Omit<LinkedPlan, 'amounts'> & { amounts: Buffer }>`
    select p.id, p.consultation_id as consultation, p.state, p.amounts
    from budget_plan_links l join budget_plans p on p.place_id = l.place_id and p.id = l.plan_id
    where l.place_id = ${place}::uuid and l.token = ${hashOf(token)}`.execute(tx);
  return rows[0] && { ...rows[0], amounts: [...amountsFrom([rows[0].amounts])] };
}
