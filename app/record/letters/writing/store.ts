// Several organizations at one draft: who writes it, who changed what, and who adopted which revision. All of it is private to them and
// goes with the draft. Nothing anybody wrote is lost while the draft lives: each change keeps what stood there before.
import { sql } from 'kysely';
import type { Tx } from '../../../base/database.ts';
import { Refused } from '../../../base/refused.ts';

/** An organization at a draft: the one that began it comes first. */
export type Writer = {
  id: string;
  name: string | null;
  lang: string;
  began: boolean;
  /** whoever adopted the draft for it, and which revision that was */
  adopted: { revision: number; name: string; account: string; day: string } | null;
};

export async function writersOf(tx: Tx, draft: string): Promise<Writer[]> {
  const { rows } = await sql<Writer>`
    select o.id, o.name, o.lang, w.began,
      case when a.draft_id is not null then
        jsonb_build_object('revision', a.revision, 'name', a.name, 'account', a.account_id, 'day', a.day) end as adopted
    from (
      select organization_id, true as began, '-infinity'::timestamptz as invited from letter_drafts where id = ${draft}
      union all
      select organization_id, false, invited from letter_draft_organizations where draft_id = ${draft}
    ) w join organizations o on o.id = w.organization_id and o.superseded_by is null
    left join letter_draft_adoptions a on a.draft_id = ${draft} and a.organization_id = w.organization_id
    order by w.invited, o.id`.execute(tx);
  return rows;
}

/** Invites an organization to write along. Asked twice, it is invited once. */
export async function inviteWriter(
  tx: Tx,
  place: string,
  draft: string,
  organization: string,
  at: Date,
): Promise<void> {
  await tx
    .insertInto('letter_draft_organizations')
    .values({ place_id: place, draft_id: draft, organization_id: organization, invited: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** An organization no longer writes along; what it wrote stays in the draft. */
export async function releaseWriter(tx: Tx, draft: string, organization: string): Promise<void> {
  for (const table of ['letter_draft_organizations', 'letter_draft_adoptions'] as const)
    await tx.deleteFrom(table).where('draft_id', '=', draft).where('organization_id', '=', organization).execute();
}

/**
 * Adopts exactly one revision for an organization.
 * @throws Refused `changed-meanwhile` when the draft is at another revision by now
 */
export async function adoptDraft(
  tx: Tx,
  place: string,
  adoption: { draft: string; organization: string; revision: number; account: string; name: string; day: string },
): Promise<void> {
  const { draft, organization, revision, account, name, day } = adoption;
  const now = await tx
    .selectFrom('letter_drafts')
    .select('revision')
    .where('id', '=', draft)
    .forUpdate()
    .executeTakeFirst();
  if (now?.revision !== revision) throw new Refused('changed-meanwhile');
  const said = { revision, account_id: account, name, day };
  await tx
    .insertInto('letter_draft_adoptions')
    .values({ place_id: place, draft_id: draft, organization_id: organization, ...said })
    .onConflict((conflict) => conflict.columns(['place_id', 'draft_id', 'organization_id']).doUpdateSet(said))
    .execute();
}

export async function takeBackAdoption(tx: Tx, draft: string, organization: string): Promise<void> {
  await tx
    .deleteFrom('letter_draft_adoptions')
    .where('draft_id', '=', draft)
    .where('organization_id', '=', organization)
    .execute();
}

/** The fields a step changed, as they were and as they are. */
export type Changed = Partial<{
  title: string;
  summary: string;
  lang: string;
  paragraphs: string[];
  marks: unknown[];
  holders: string[];
}>;
export type Change = {
  revision: number;
  organization: string | null;
  name: string;
  before: Changed;
  after: Changed;
  at: Date;
};

export async function keepChange(tx: Tx, place: string, draft: string, change: Change): Promise<void> {
  await tx
    .insertInto('letter_draft_changes')
    .values({
      place_id: place,
      draft_id: draft,
      revision: change.revision,
      organization_id: change.organization,
      name: change.name,
      before: JSON.stringify(change.before),
      after: JSON.stringify(change.after),
      at: change.at,
    })
    .execute();
}

export type ListedChange = Omit<Change, 'before' | 'after'> & { fields: string[]; organization_name: string | null };

/** Who changed what, the latest first; without the words, which one change's own page shows. */
export async function changesOf(tx: Tx, draft: string, limit = 100): Promise<ListedChange[]> {
  const { rows } = await sql<ListedChange>`
    select c.revision, c.organization_id as organization, o.name as organization_name, c.name, c.at,
      array(select jsonb_object_keys(c.after)) as fields
    from letter_draft_changes c left join organizations o on o.id = c.organization_id and o.superseded_by is null
    where c.draft_id = ${draft} order by c.revision desc limit ${limit}`.execute(tx);
  return rows;
}

export async function changeAt(tx: Tx, draft: string, revision: number): Promise<Change | undefined> {
  const { rows } = await sql<Change>`
    select revision, organization_id as organization, name, before, after, at from letter_draft_changes
    where draft_id = ${draft} and revision = ${revision}`.execute(tx);
  return rows[0];
}

/** With the draft goes everything about the writing of it. */
export async function dropWriting(tx: Tx, draft: string): Promise<void> {
  for (const table of ['letter_draft_organizations', 'letter_draft_adoptions', 'letter_draft_changes'] as const)
    await tx.deleteFrom(table).where('draft_id', '=', draft).execute();
}
