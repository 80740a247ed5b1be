// Which place a name leads to, and that kept pages are never older than the record: every act that becomes visible turns the page,
// whoever committed it and in whichever order.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { freshDatabase, freshPlace } from '../../test/database.ts';
import { commit, draft } from '../acts/commit.ts';
import { sequence } from '../acts/sequencer.ts';
import { newId } from '../base/ids.ts';
import { recordOrganization } from '../record/people/actions.ts';
import { organizationChanged } from '../record/people/acts.ts';
import { sourceRecorded } from '../record/words/acts.ts';
import { type Directory, openDirectory } from './directory.ts';

const { db } = await freshDatabase();
const now = () => new Date('2026-03-02T15:00:00Z');
const directories: Directory[] = [];
after(() => {
  for (const each of directories) each.stop();
});

/** One process's directory; it looks only when asked to. `reading` is told of every place just before it has been read. */
async function openQuietly(reading: (slug: string) => void = () => {}): Promise<Directory> {
  const addressOf = (slug: string) => {
    reading(slug);
    return `http://${slug}.localhost`;
  };
  const opened = await openDirectory({ db, now, addressOf, pollMs: 3_600_000 });
  directories.push(opened);
  return opened;
}

const { ctx } = await freshPlace(db, { slug: 'elm', hosts: ['Elm.test'] });
const source = () => ({ source: newId(), title: 'A report', standing: 'own' as const, held: true, lang: 'en' });

test('one place is at home under any name; of two each has its own, whatever the case and port', async () => {
  const alone = await openQuietly();
  assert.equal(alone.byHost('anything.example')?.view.slug, 'elm');
  await freshPlace(db, { slug: 'oak', hosts: ['oak.test'] });
  await alone.refresh();
  assert.equal(alone.byHost('anything.example'), undefined);
  assert.equal(alone.byHost('ELM.test:8080')?.view.slug, 'elm');
  assert.equal(alone.byHost('oak.localhost')?.view.slug, 'oak');
});

test('an act of this process turns at once, one of another with the next look, and nothing turns without an act', async () => {
  const [ours, theirs] = [await openQuietly(), await openQuietly()];
  const turns = () => [ours.byId(ctx.place)!.turn, theirs.byId(ctx.place)!.turn];
  await commit({ ...ctx, wake: (place) => ours.advance(place) }, [draft({ act: sourceRecorded, body: source() })]);
  assert.deepEqual(turns(), [1, 0]);
  await theirs.refresh();
  assert.deepEqual(turns(), [1, 1]);
  await sequence(db, ctx.place, 'test');
  await theirs.refresh();
  await theirs.refresh();
  assert.deepEqual(turns(), [1, 1], 'an act that moves into the log is no other act');
});

test('an act that comes while a look is under way is not lost, whatever the look has read already', async () => {
  for (const during of ['elm', 'oak']) {
    let looking = false;
    const directory = await openQuietly((slug) => {
      if (looking && slug === during) directory.advance(ctx.place);
    });
    const before = directory.byId(ctx.place)!.turn;
    looking = true;
    await directory.refresh();
    assert.equal(directory.byId(ctx.place)!.turn, before + 1, during);
  }
});

test('of two acts at once the one with the smaller number turns the page too, when it is committed last', async () => {
  const [one, two] = [
    await recordOrganization(ctx, { name: 'One', kind: 'association' }),
    await recordOrganization(ctx, { name: 'Two', kind: 'association' }),
  ];
  const [ours, theirs] = [await openQuietly(), await openQuietly()];
  const acting = { ...ctx, wake: (place: string) => ours.advance(place) };
  const changed = (organization: string, name: string) => ({
    act: organizationChanged,
    body: { organization, slug: name.toLowerCase(), name, kind: 'association' as const, lang: 'en' },
  });
  let letGo = () => {};
  const held = new Promise<void>((done) => {
    letGo = done;
  });
  let took = () => {};
  const numbered = new Promise<void>((done) => {
    took = done;
  });
  const slow = commit(acting, [
    draft({
      ...changed(one.id, 'Slow'),
      decide: async (_, body) => {
        took();
        await held;
        return body;
      },
    }),
  ]);
  await numbered;
  const [quick] = await commit(acting, [draft(changed(two.id, 'Quick'))]);
  await theirs.refresh();
  const turns = () => [ours.byId(ctx.place)!.turn, theirs.byId(ctx.place)!.turn];
  const between = turns();
  letGo();
  const [last] = await slow;
  await theirs.refresh();
  assert.ok(BigInt(last!.n) < BigInt(quick!.n), 'it has the smaller number');
  assert.ok(
    turns().every((turn, i) => turn > between[i]!),
    `${between} → ${turns()}`,
  );
});
