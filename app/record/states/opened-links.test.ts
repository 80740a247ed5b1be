// Invariant 10 over all rooms: whoever opens the links in mails, with whatever words added to them, changes nothing. A mail scanner does
// exactly that (coneshare/coneshare#224, nitinsh06/Django-Verify-Email#63, FusionAuth/fusionauth-issues#629).
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { simpleParser } from 'mailparser';
import { openTestSite, reader } from '../../../test/site.ts';
import { inPlace } from '../../base/database.ts';
import { publishLetter } from '../letters/actions.ts';
import { town as townIn } from '../letters/town.ts';
import { coverText } from '../moderation/actions.ts';
import { appeal } from '../moderation/appeals.ts';
import { recordNaming } from '../reply/name.ts';

const site = await openTestSite({ now: () => new Date('2026-03-02T15:00:00Z') });

/** A place in which every kind of link was sent to somebody: to sign in, to confirm a signature, to reply, to see an appeal. */
async function linksSent() {
  const { ctx, as, alpha } = await townIn(site.db);
  await site.directory.refresh();
  const host = `${site.directory.byId(ctx.place)!.view.slug}.localhost`;
  const visitor = reader(site, host);
  const letter = await publishLetter(as('speaker', alpha), {
    organizations: [alpha],
    title: 'Open the books',
    lang: 'en',
    paragraphs: ['We ask for open books.'],
    demands: [{ heading: 'Open books', paragraph: 1 }],
  });
  const links: string[] = [];
  const mailed = async (ask: () => Promise<unknown>): Promise<void> => {
    const mail = site.sink!.next();
    await ask();
    const { text, headerLines } = await simpleParser((await mail).raw);
    const all = [text, ...headerLines.map(({ line }) => line)].join('\n');
    for (const [link] of all.matchAll(/https?:\/\/[^\s<>]+/g)) {
      const { pathname, search } = new URL(link);
      if (/[A-Za-z0-9_-]{40}/.test(pathname + search)) links.push(pathname + search);
    }
  };
  await mailed(() => visitor.post('/sign-in', { email: 'jo@people.example' }));
  await mailed(() =>
    visitor.post(`/letters/${letter.number}-${letter.slug}/sign`, {
      email: 'ann@people.example',
      version: letter.version!,
    }),
  );
  const clerk = { ...ctx, author: { role: 'clerk', name: 'A clerk' } as const };
  await mailed(() =>
    recordNaming(clerk, {
      on: `letter/${letter.id}`,
      name: 'Ruth',
      called: 'a bookkeeper',
      address: { to: 'ruth@people.example', lang: 'en' },
    }),
  );
  const { act_id } = await inPlace(site.db, ctx.place, (tx) =>
    tx.selectFrom('demands').select('act_id').where('letter_id', '=', letter.id).executeTakeFirstOrThrow(),
  );
  const steward = { ...ctx, author: { role: 'steward', name: 'Sam' } as const };
  const [cover] = await coverText(steward, { act: act_id, field: 'heading', reason: 'mistake' });
  const token = await appeal(ctx, { subject: cover!, words: 'It was no mistake.', lang: 'en', network: '' });
  links.push(`/appeals/${token}`);
  return { ctx, host, visitor, links };
}

/** Everything kept of a place, public and private, row by row; but what the log makes of its acts meanwhile, by itself. */
const everything = (place: string) =>
  inPlace(site.db, place, async (tx) => {
    const { rows: tables } = await sql<{ name: string }>`select schemaname || '.' || tablename as name from pg_tables
      where schemaname in ('pub', 'priv') or (schemaname, tablename) = ('log', 'acts') order by 1`.execute(tx);
    const rows: string[] = [];
    for (const { name } of tables) {
      const { rows: found } = await sql<{
        row: string;
      }>`select ${name} || ' ' || to_jsonb(t)::text as row from ${sql.table(name)} t`.execute(tx);
      rows.push(...found.map(({ row }) => row).sort());
    }
    return rows;
  });

const headOf = (host: string, path: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const to = { host: '127.0.0.1', port: site.port, method: 'HEAD', path, headers: { host: `${host}:${site.port}` } };
    request(to, (answer) => resolve(answer.resume().statusCode!))
      .on('error', reject)
      .end();
  });

const added = fc.constantFrom(
  '',
  'do=confirm',
  'do=withdraw',
  'yes=1',
  'confirm=on',
  'words=Hello',
  'stop=1',
  '_method=POST',
  'token=',
);
const method = fc.constantFrom('GET' as const, 'HEAD' as const);

describe('a link in a mail', () => {
  it('does nothing by being opened, however often and with whatever added to it', async () => {
    const { ctx, host, visitor, links } = await linksSent();
    assert.ok(links.length >= 4, links.join(' '));
    const before = await everything(ctx.place);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...links), added, method, async (link, more, how) => {
        const path = more ? `${link}${link.includes('?') ? '&' : '?'}${more}` : link;
        const status = how === 'GET' ? (await visitor.get(path)).status : await headOf(host, path);
        assert.ok(status < 500, `${how} ${path}: ${status}`);
      }),
      { numRuns: 120 },
    );
    const after = await everything(ctx.place);
    assert.deepEqual(
      [...after.filter((row) => !before.includes(row)), ...before.filter((row) => !after.includes(row))],
      [],
    );
    assert.ok(!visitor.cookies.has('redress_session'), 'nobody is signed in by it');
  });
});
