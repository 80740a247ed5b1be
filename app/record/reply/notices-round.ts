// Every hour: notices whose mail never went out, or came back. The page then says so, in place of "notice mailed".
import { sql } from 'kysely';
import { type Ctx, commit, draft } from '../../acts/commit.ts';
import { civilDate } from '../../base/clock.ts';
import { inPlace } from '../../base/database.ts';
import { withoutGaps } from '../words/rules.ts';
import { noticeTurned } from './acts.ts';
import type { Naming } from './store.ts';

/** A mail is tried for about a day and a half. */
const HOURS = 48;

/**
 * Says of every notice that was never handed to a mail server, or that a server sent back, that it failed, once.
 * @returns how many there were
 */
export async function turnNotices(ctx: Pick<Ctx, 'db' | 'place' | 'now' | 'wake'>, zone: string): Promise<number> {
  const now = ctx.now();
  const late = new Date(now.getTime() - HOURS * 3_600_000);
  const failed = await inPlace(ctx.db, ctx.place, async (tx) => {
    const { rows } = await sql<Naming>`
      select n.id, n.stream, n.holder_post, n.holder_organization, n.person from namings n
      join lateral (
        select sent, dropped, created, returned from mails m where m.place_id = n.place_id and m.about = n.id and m.kind like 'reply.%'
        order by created desc limit 1
      ) m on true
      where n.notice = 'mailed' and (m.returned is not null or m.sent is null and m.dropped is distinct from 'not-needed'
        and (m.dropped is not null or m.created < ${late}))
        and not exists (select from naming_notices t where t.place_id = n.place_id and t.naming_id = n.id)
      order by n.act_id limit 200`.execute(tx);
    return rows;
  });
  const author = { role: 'site', name: 'Installation' } as const;
  for (const one of failed) {
    const body = withoutGaps({
      naming: one.id,
      on: one.stream,
      holder_post: one.holder_post ?? undefined,
      holder_organization: one.holder_organization ?? undefined,
      person: one.person ?? undefined,
      outcome: 'failed' as const,
      day: civilDate(now, zone),
    });
    await commit({ ...ctx, author }, [draft({ act: noticeTurned, body })]);
  }
  return failed.length;
}
