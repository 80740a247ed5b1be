// Collective budgets as they are read: the last one of a consultation, and how many plans each earlier one held.
import { sql } from 'kysely';
import type { Tx } from '../../base/database.ts';
import type { Method } from './acts.ts';

export type Collective = {
  act_id: string;
  number: number;
  until: Date;
  verified: number;
  unverified: number;
  invented: number;
  closed: boolean;
  lines: [median: number, low: number, high: number][];
  methods: { method: Method; amounts: number[]; at_floor: number[]; at_cap: number[] }[];
  limits: { kept: string[]; unkept: string[] };
};

export async function collectiveOf(tx: Tx, consultation: string): Promise<Collective | undefined> {
  const { rows } = await sql<Collective>`
    select act_id, number, until_at as until, verified, unverified, invented, closed, lines, methods, limits
    from budget_collectives where consultation_id = ${consultation}::uuid and superseded_by is null`.execute(tx);
  return rows[0];
}
