// What comes in from public registers: by ordinary acts, once, whole or not at all, and nothing of it private. Everybody here is
// invented; imports.long.test.ts reads the real files.
import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { freshDatabase, freshPlace } from '../../../test/database.ts';
import type { Ctx } from '../../acts/commit.ts';
import { checkPlace } from '../../acts/rebuild.ts';
import { inPlace, type Tx } from '../../base/database.ts';
import '../kinds.ts';
import { divisionsByCode } from '../divisions/store.ts';
import { coverText } from '../moderation/actions.ts';
import { changePerson } from '../people/actions.ts';
import { allOrganizations, allPersons, allPosts, findPerson, holdersOn } from '../people/store.ts';
import { UnreadableFiles } from './faults.ts';
import { ids, invented, makeFolder } from './made-folder.ts';
import { importer } from './plan.ts';
import { counted, importDivisions, importOpenStates } from './run.ts';

const { db, ownerUrl } = await freshDatabase();
const importing = async (): Promise<Ctx> => ({ ...(await freshPlace(db)).ctx, author: importer });
const inIt = <T>(ctx: Ctx, work: (tx: Tx) => Promise<T>) => inPlace(db, ctx.place, work);
const acts = (ctx: Ctx) => inIt(ctx, async (tx) => (await tx.selectFrom('acts').select('id').execute()).length);
const without = (name: string, ...more: [string, string][]) =>
  makeFolder(Object.fromEntries([...Object.entries(invented).filter(([file]) => file !== name), ...more]));
const twin = 'ocd-division/country:us/state:zz/place:twin_river';

const refusing = (faults: [file: string, line: number, what: RegExp][]) => (error: unknown) => {
  assert.ok(error instanceof UnreadableFiles, String(error));
  assert.deepEqual(
    error.faults.map(({ file, line }) => [file, line]),
    faults.map(([file, line]) => [file, line]),
    error.message,
  );
  for (const [i, [, , what]] of faults.entries()) assert.match(error.faults[i]!.what, what);
  return true;
};

describe('an import of people', () => {
  it('brings who holds which public role by ordinary acts, and a second time changes nothing', async () => {
    const ctx = await importing();
    const folder = makeFolder(invented);
    const dry = await importOpenStates(ctx, folder, { dryRun: true });
    assert.equal(await acts(ctx), 1, 'a dry run does nothing');
    const plan = await importOpenStates(ctx, folder);
    assert.deepEqual(counted(plan), counted(dry));
    assert.deepEqual([counted(plan).people.new, counted(plan).posts.new, counted(plan).memberships.new], [4, 4, 5]);
    assert.deepEqual(plan.unknown, ['committees/rules.yml: Somebody Else']);
    const before = await acts(ctx);
    const again = await importOpenStates(ctx, folder);
    assert.deepEqual([again.steps.length, again.kept, await acts(ctx)], [0, [], before]);
    assert.deepEqual(await checkPlace(ownerUrl, ctx.place), []);
  });

  it('knows who is in office by the days of a role, never by the folder', async () => {
    const ctx = await importing();
    await importOpenStates(ctx, makeFolder(invented));
    await inIt(ctx, async (tx) => {
      const governor = (await allPosts(tx)).find((post) => post.label === 'Governor')!;
      const on = async (day: string) => (await holdersOn(tx, [governor.id], day)).get(governor.id)?.length ?? 0;
      assert.deepEqual([await on('2024-12-31'), await on('2025-01-02'), await on('2018-05-31')], [1, 0, 0]);
    });
  });

  it('keeps two towns of one name two, each with its own mayor', async () => {
    const ctx = await importing();
    await importOpenStates(ctx, makeFolder(invented));
    await inIt(ctx, async (tx) => {
      const names = (await allOrganizations(tx)).map((one) => one.name).filter((name) => name?.includes('Twin River'));
      assert.deepEqual(names, ['City of Twin River, YY', 'City of Twin River, ZZ']);
      const mayors = (await allPosts(tx)).filter((post) => post.label === 'Mayor');
      assert.deepEqual(mayors.map((post) => post.division).sort(), [twin.replace(':zz', ':yy'), twin]);
      assert.equal(new Set(mayors.map((post) => post.slug)).size, 2);
    });
  });

  it('brings nothing but names and public roles', async () => {
    const ctx = await importing();
    await importOpenStates(ctx, makeFolder(invented));
    const all = JSON.stringify(await inIt(ctx, (tx) => tx.selectFrom('acts').select('fields').execute()));
    assert.match(all, /Ana Example/);
    assert.doesNotMatch(all, /private|1970|555-0100|Purple|twitter/i);
  });

  it('is narrowed to one division and what lies within it', async () => {
    const ctx = await importing();
    const plan = await importOpenStates(ctx, makeFolder(invented), { within: twin });
    assert.deepEqual(counted(plan).people.new, 1);
    assert.deepEqual(
      (await inIt(ctx, allPersons)).map((person) => person.name),
      ['Cy Example'],
    );
  });

  it('that is interrupted goes on where it stopped', async () => {
    const ctx = await importing();
    const folder = makeFolder(invented);
    const stop = new Error('the power failed');
    const progress = (done: number) => {
      if (done === 6) throw stop;
    };
    await assert.rejects(importOpenStates(ctx, folder, { progress }), stop);
    await importOpenStates(ctx, folder);
    assert.deepEqual(counted(await importOpenStates(ctx, folder, { dryRun: true })).people, {
      new: 0,
      changed: 0,
      ended: 0,
      same: 4,
    });
  });

  it('follows a changed name and an ended term, and leaves what a clerk corrected and what was covered', async () => {
    const ctx = await importing();
    await importOpenStates(ctx, makeFolder(invented));
    const clerk: Ctx = { ...ctx, author: { role: 'clerk', name: 'A clerk' } };
    await changePerson(clerk, ids.bo, { name: 'Bo B. Example' });
    const cy = await inIt(ctx, (tx) => findPerson(tx, ids.cy));
    await coverText(
      { ...ctx, author: { role: 'steward', name: 'A steward' } },
      { act: cy!.act_id, field: 'name', reason: 'private-person' },
    );
    const newer = Object.fromEntries(
      Object.entries(invented).map(([file, text]) => [
        file,
        text
          .replace(/^name: (Ana|Bo|Cy) /gm, 'name: $1 New ')
          .replace('  type: lower', "  end_date: '2027-01-06'\n  type: lower"),
      ]),
    );
    const plan = await importOpenStates(ctx, makeFolder(newer));
    assert.deepEqual(
      [counted(plan).people, counted(plan).memberships.ended],
      [{ new: 0, changed: 1, ended: 0, same: 1 }, 1],
    );
    assert.equal(plan.kept.length, 2);
    const [ana, bo, covered] = await inIt(ctx, (tx) =>
      Promise.all([ids.ana, ids.bo, ids.cy].map((id) => findPerson(tx, id))),
    );
    assert.deepEqual([ana?.name, bo?.name, covered?.name], ['Ana New Example', 'Bo B. Example', null]);
    assert.equal((await importOpenStates(ctx, makeFolder(newer))).steps.length, 0);
  });
});

describe('a folder that cannot be read', () => {
  const file = 'legislature/Ana-Example.yml';
  const ana = invented[file]!;
  const cases: [string, string, [string, number, RegExp][]][] = [
    ['YAML that is none', ana.replace('name: Ana', 'name: Ana: New'), [[file, 2, /mapping/i]]],
    ['a day that is none', ana.replace('2023-01-04', '2023-13-45'), [[file, 11, /2023-13-45.*not a day/]]],
    [
      'no name and no id',
      ana.replace(/^id.*\nname.*\n/, ''),
      [
        [file, 1, /needs an id/],
        [file, 1, /needs a name/],
      ],
    ],
    [
      'a name that turns the reading direction round',
      ana.replace('Ana Example', '"Ana \\u202E Example"'),
      [[file, 2, /needs a name/]],
    ],
    [
      'a term that ends before it begins',
      ana.replace('- start_date: 2023-01-04', '- start_date: 2023-01-04\n  end_date: 2022'),
      [[file, 12, /ends before/]],
    ],
    ['a seat without a district', ana.replace('  district: 7\n', ''), [[file, 11, /district/]]],
    [
      'a jurisdiction that is none',
      ana.replace('ocd-jurisdiction/country:us/state:zz/government', 'zz'),
      [[file, 13, /jurisdiction/]],
    ],
    [
      'a value that stands for a million others',
      `a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b]\n`,
      [[file, 1, /alias/]],
    ],
    ['a list where fields belong', '- 1\n- 2\n', [[file, 1, /fields/]]],
  ];
  for (const [name, text, faults] of cases)
    it(`for ${name}: told with file and line, nothing half-done`, async () => {
      const ctx = await importing();
      await assert.rejects(importOpenStates(ctx, without(file, [file, text])), refusing(faults));
      assert.equal(await acts(ctx), 1);
    });

  it('for every file at once, not only the first', async () => {
    const other = 'executive/Bo-Example.yml';
    const bad = makeFolder({ ...invented, [file]: 'id: 1\n', [other]: invented[other]!.replace('2018-06-01', 'soon') });
    await assert.rejects(
      importOpenStates(await importing(), bad),
      (error) => error instanceof UnreadableFiles && error.faults.length === 3,
    );
  });

  it('for one with the same person twice, and for one with nothing in it', async () => {
    const twice = makeFolder({ ...invented, 'retired/Ana.yml': ana });
    await assert.rejects(
      importOpenStates(await importing(), twice),
      refusing([['retired/Ana.yml', 1, /legislature\/Ana-Example.yml has the same id/]]),
    );
    await assert.rejects(
      importOpenStates(await importing(), makeFolder({})),
      (error) => error instanceof UnreadableFiles,
    );
    await assert.rejects(importOpenStates(await importing(), '/nowhere/at/all'), { code: 'ENOENT' });
  });
});

const csv = (text: string): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'redress-ocd-')), 'divisions.csv');
  writeFileSync(path, text);
  return path;
};
const lines = (...rows: string[]) => csv(`${rows.join('\n')}\n`);

describe('an import of divisions', () => {
  it('reads a file with or without a line of names, once, and follows a changed name', async () => {
    const ctx = await importing();
    const first = lines(
      'id,name,census_geoid',
      `${twin},Twin River city,place-1`,
      `${twin.replace(':zz', ':yy')},Twin River city,place-2`,
    );
    assert.deepEqual(await importDivisions(ctx, first), { new: 2, changed: 0, same: 0, kept: 0 });
    const before = await acts(ctx);
    assert.deepEqual(await importDivisions(ctx, first), { new: 0, changed: 0, same: 2, kept: 0 });
    assert.equal(await acts(ctx), before);
    assert.deepEqual(await importDivisions(ctx, csv(`\ufeff${twin},"Twin River, new"\r\n`)), {
      new: 0,
      changed: 1,
      same: 0,
      kept: 0,
    });
    const found = await inIt(ctx, (tx) => divisionsByCode(tx, [twin, twin.replace(':zz', ':yy')]));
    assert.deepEqual([...found.values()].map((one) => one.name).sort(), ['Twin River city', 'Twin River, new']);
    assert.deepEqual(await checkPlace(ownerUrl, ctx.place), []);
  });

  it('tells every bad line, and then brings in nothing', async () => {
    const ctx = await importing();
    const bad = lines(
      `${twin},Twin River`,
      'place:nowhere,Nowhere',
      `${twin}/ward:1,`,
      `${twin},Another`,
      'ocd-division/country:us/state:zz,Zz',
    );
    await assert.rejects(
      importDivisions(ctx, bad),
      refusing([
        ['divisions.csv', 2, /is not a division id/],
        ['divisions.csv', 3, /has no name/],
        ['divisions.csv', 4, /in line 1/],
      ]),
    );
    await assert.rejects(
      importDivisions(ctx, lines('id,openstates_district', `${twin},x`)),
      refusing([['divisions.csv', 1, /"id" and "name" are needed/]]),
    );
    await assert.rejects(
      importDivisions(ctx, lines(`${twin},"Twin`)),
      (error) => error instanceof UnreadableFiles && /not CSV/.test(error.message),
    );
    await assert.rejects(importDivisions(ctx, csv('')), (error) => error instanceof UnreadableFiles);
    assert.equal(await acts(ctx), 1);
  });
});
