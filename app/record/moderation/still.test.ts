// A private name that is covered in one text is not thereby gone: the steward is led to the other texts that still hold it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freshPlace } from '../../../test/database.ts';
import { openTestSite, reader } from '../../../test/site.ts';
import { inPlace } from '../../base/database.ts';
import { makeAccount } from '../../identity/accounts.ts';
import { grantRole } from '../../identity/roles.ts';
import { openSession } from '../../identity/sessions.ts';
import { recordSource, recordStatement } from '../words/actions.ts';

const site = await openTestSite();

test('whoever covers words is led to the other texts that still hold them, and to the takedown when none does', async () => {
  const { ctx: made } = await freshPlace(site.db);
  const ctx = { ...made, now: site.now, wake: site.site.wake };
  await site.directory.refresh();
  const { id: source } = await recordSource(ctx, { title: 'Paper', standing: 'reported', held: false });
  const say = (words: string) =>
    recordStatement(ctx, {
      speaker: { role: 'A resident' },
      words,
      quoted: false,
      day: '2026-01-05',
      attribution: 'reported',
      given: 'source',
      standing: 'reported',
      about: [],
      sources: [source],
    });
  await say('Ruth Okafor kept the books.');
  await say('That Ruth Okafor kept them is not so.');
  const [first, second] = await inPlace(site.db, ctx.place, (tx) =>
    tx.selectFrom('statements').select('act_id').orderBy('number').execute(),
  );
  const account = await makeAccount(ctx, { email: 'sam@example.org', name: 'Sam Steward', lang: 'en' });
  await grantRole(ctx, { account: account.id, role: 'steward' });
  const { token } = await inPlace(site.db, ctx.place, (tx) =>
    openSession(tx, ctx.place, account.id, undefined, site.now(), true),
  );
  const steward = reader(site, `${site.directory.byId(ctx.place)!.view.slug}.localhost`);
  steward.cookies.set('redress_session', token);
  const cover = (act: string) =>
    steward.send(`/desk/moderate/${act}`, {
      field: 'words',
      extent: 'words',
      words: 'Ruth Okafor',
      reason: 'private-person',
    });
  const led = (await cover(first!.act_id)).location!;
  assert.match(led, /^\/desk\/moderation\?words=Ruth(\+|%20)Okafor&covered=/);
  const page = (await steward.get(led)).text;
  assert.match(page, /Covered here\. The same words still stand elsewhere\.[\s\S]*One other public text holds them/);
  assert.equal(page.split(`/desk/moderate/${second!.act_id}`).length, 2, 'the other text, once');
  assert.match((await cover(second!.act_id)).location!, /^\/takedowns\//);
});
