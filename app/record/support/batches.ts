// Setting signatures aside, and bringing them back: a steward, in batches, each a public act with its reason and a number, never a name.
// The rows change in the transaction of the act; the count that follows says so in public.
import { sql } from 'kysely';
import { type Ctx, commit, draft } from '../../acts/commit.ts';
import { Faults } from '../../acts/faults.ts';
import { inPlace, type Tx } from '../../base/database.ts';
import { isId, newId } from '../../base/ids.ts';
import { enqueue } from '../../base/jobs.ts';
import { invalid, Refused } from '../../base/refused.ts';
import { signerAt } from '../../identity/addresses.ts';
import { authorsOfLetters, ownStreams } from '../moderation/store.ts';
import { hereAndNow } from '../words/today.ts';
import { signaturesRestored, signaturesSetAside } from './acts.ts';
import { type AsideReason, asideReasons } from './rules.ts';

/** Which signatures: of a mail domain, of named addresses, or entered within a time. */
export type Chosen =
  | { by: 'domain'; domain: string }
  | { by: 'addresses'; addresses: readonly string[] }
  | { by: 'period'; from: Date; until: Date };

export type NewBatch = {
  id?: string;
  version: string;
  chosen: Chosen;
  reason: AsideReason;
  words: string | undefined;
  lang: string;
};

/** What a choice means in the table; what is set aside or withdrawn already is never chosen. */
function chosenRows(place: string, version: string, chosen: Chosen) {
  const open = sql`place_id = ${place}::uuid and version_id = ${version}::uuid and state in ('pending', 'confirmed')`;
  if (chosen.by === 'domain')
    return sql<boolean>`${open} and split_part(lower(address), '@', 2) = ${chosen.domain.trim().replace(/^@/, '').toLowerCase()}`;
  if (chosen.by === 'period')
    return sql<boolean>`${open} and created >= ${chosen.from}::timestamptz and created < ${chosen.until}::timestamptz`;
  const all = chosen.addresses.flatMap((one) => signerAt(one)?.canonical ?? []);
  return sql<boolean>`${open} and canonical = any(${all}::text[])`;
}

/** How many a choice would set aside, without doing it. */
export async function howMany(tx: Tx, place: string, version: string, chosen: Chosen): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from signatures where ${chosenRows(place, version, chosen)}`.execute(tx);
  return rows[0]!.n;
}

/**
 * Sets signatures aside.
 * @returns the batch, and how many are in it
 * @throws Refused `forbidden` (no steward, or one of an organization whose letter it is) · `not-found` · `invalid` (no reason; `support-none-chosen`)
 */
export async function setAside(ctx: Ctx, given: NewBatch): Promise<{ batch: string; signatures: number }> {
  mustBeSteward(ctx);
  const faults = new Faults();
  const reason = faults.oneOf('reason', given.reason, asideReasons);
  const words = faults.words('words', given.words, 3000);
  const here = await hereAndNow(ctx);
  const lang = faults.lang('lang', given.lang, here.lang);
  faults.stop();
  const letter = await inPlace(ctx.db, ctx.place, (tx) => letterOf(tx, given.version));
  const batch = given.id ?? newId();
  let signatures = 0;
  const { version } = given;
  const body = { batch, letter, version, signatures, reason, chosen: given.chosen.by, words, lang };
  const decide = async (tx: Tx) => {
    await mustBeImpartial(tx, ctx, letter);
    const { numAffectedRows } = await sql`
      update signatures set before = state, state = 'invalidated', batch_id = ${batch}::uuid
      where ${chosenRows(ctx.place, version, given.chosen)}`.execute(tx);
    signatures = Number(numAffectedRows ?? 0n);
    if (signatures === 0) throw invalid('chosen', 'support-none-chosen');
    return { ...body, signatures };
  };
  await commit(ctx, [draft({ act: signaturesSetAside, body, decide })], { beside: (tx) => countNow(tx, ctx, version) });
  return { batch, signatures };
}

/**
 * Brings a batch back: each signature becomes what it was.
 * @throws Refused `forbidden` · `not-found` · `duplicate` (it is back already) · `invalid` (no reason)
 */
export async function restore(
  ctx: Ctx,
  given: { batch: string; words: string | undefined; lang: string },
): Promise<{ signatures: number }> {
  mustBeSteward(ctx);
  const faults = new Faults();
  const words = faults.words('words', given.words, 3000);
  const here = await hereAndNow(ctx);
  const lang = faults.lang('lang', given.lang, here.lang);
  faults.stop();
  const known = await inPlace(ctx.db, ctx.place, (tx) => batchOf(tx, given.batch));
  if (!known) throw new Refused('not-found');
  let signatures = 0;
  const { batch } = given;
  const { letter_id: letter, version_id: version } = known;
  const body = { batch, letter, version, signatures, words, lang };
  const decide = async (tx: Tx) => {
    await mustBeImpartial(tx, ctx, letter);
    if ((await batchOf(tx, batch))?.restored_by) throw new Refused('duplicate');
    const { numAffectedRows } = await sql`
      update signatures set state = before, before = null
      where place_id = ${ctx.place}::uuid and batch_id = ${batch}::uuid and state = 'invalidated'`.execute(tx);
    signatures = Number(numAffectedRows ?? 0n);
    return { ...body, signatures };
  };
  await commit(ctx, [draft({ act: signaturesRestored, body, decide })], { beside: (tx) => countNow(tx, ctx, version) });
  return { signatures };
}

const countNow = (tx: Tx, ctx: Ctx, version: string) => enqueue(tx, 'signatures.count', { place: ctx.place, version });

function mustBeSteward(ctx: Ctx): void {
  if (ctx.author.role !== 'steward') throw new Refused('forbidden');
}

/** Nobody decides about the signatures of a letter of their own organization. @throws Refused forbidden */
async function mustBeImpartial(tx: Tx, { author }: Ctx, letter: string): Promise<void> {
  if (!author.account) return;
  const own = await ownStreams(tx, author.account);
  if ((await authorsOfLetters(tx, [`letter/${letter}`])).some((one) => own.has(one))) throw new Refused('forbidden');
}

async function letterOf(tx: Tx, version: string): Promise<string> {
  const row = isId(version)
    ? await tx.selectFrom('letter_versions').select('letter_id').where('id', '=', version).executeTakeFirst()
    : undefined;
  if (!row) throw new Refused('not-found');
  return row.letter_id;
}

const batchOf = async (tx: Tx, id: string) =>
  isId(id)
    ? tx
        .selectFrom('signature_batches')
        .select(['letter_id', 'version_id', 'restored_by'])
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined;
