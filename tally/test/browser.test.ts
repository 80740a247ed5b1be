// A recount in the reader's browser: the very same files, stripped of their types, count an election in Chromium and find the same
// winners as here. With TALLY_PB naming a folder of .pb files, Łódź 2022 is counted as well.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { browser } from '../../test/browser.ts';
import { generate } from '../src/generate.ts';
import { count, readPb, usualRule } from '../src/index.ts';
import { writePb } from '../src/pb-write.ts';

const files = new Map<string, Uint8Array>();
const invented = [...writePb(generate({ voters: 90_000, projects: 160, approvals: 4, seed: 'as large as a city' }))];
files.set('invented.pb', new Uint8Array(Buffer.concat(invented)));
const real = process.env.TALLY_PB ? join(process.env.TALLY_PB, 'Poland_Lodz_2022.pb') : '';
if (real && existsSync(real)) files.set('lodz.pb', readFileSync(real));

const server = createServer((request, response) => {
  const name = request.url!.slice(1);
  const election = files.get(name);
  if (election) response.end(election);
  else if (name === '') response.setHeader('content-type', 'text/html').end('<!doctype html><title>count</title>');
  else {
    const source = readFileSync(new URL(`../src/${name.replace(/[^a-z0-9.-]/g, '')}`, import.meta.url), 'utf8');
    response.setHeader('content-type', 'text/javascript').end(stripTypeScriptTypes(source));
  }
});
await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
after(() => server.close());

for (const [name, bytes] of files)
  test(`Chromium counts ${name} with the same files and finds the same winners`, async () => {
    const { election } = readPb(bytes);
    const rules = [usualRule, { ...usualRule, completion: 'add1u' }, { ...usualRule, method: 'phragmen' }] as const;
    const here = rules.map((rule) => count(election, rule).winners.map((p) => election.projects[p]!.id));
    const page = await (await browser()).newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const there = await page.evaluate(
      async ([file, asked]) => {
        const tally = await import(`${location.origin}/index.ts`);
        const { election } = tally.readPb(new Uint8Array(await (await fetch(`/${file}`)).arrayBuffer()));
        return asked.map((rule: unknown) =>
          tally.count(election, rule).winners.map((p: number) => election.projects[p].id),
        );
      },
      [name, [...rules]] as [string, unknown[]],
    );
    await page.close();
    assert.ok(here[0]!.length > 5);
    assert.deepEqual(there, here);
  });
