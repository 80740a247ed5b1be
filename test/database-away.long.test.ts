// The database is killed under a running site: readers of kept pages notice nothing, others are told to try again, and it comes back by
// itself with everything that was acknowledged.
import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { openInstallation } from '../app/installation.ts';
import { recordOrganization } from '../app/record/people/actions.ts';
import { startPostgres } from '../dev/postgres.ts';
import { freshPlace } from './database.ts';
import { reader } from './site.ts';

test('PostgreSQL killed with SIGKILL: 503 and never 500, kept pages all the while, then well again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'redress-away-'));
  chmodSync(folder, 0o755);
  const lines: string[] = [];
  const postgres = await startPostgres({
    dataDir: join(folder, 'postgres'),
    fsync: true,
    onLine: (line) => lines.push(line),
  });
  const site = await openInstallation({
    ownerUrl: postgres.url,
    dataDir: join(folder, 'data'),
    host: '127.0.0.1',
    port: 0,
    log: 'silent',
  });
  try {
    const { ctx } = await freshPlace(site.db, { slug: 'away' });
    await recordOrganization(ctx, { name: 'Acknowledged before', kind: 'association' });
    await site.directory.refresh();
    const person = reader(site, 'away.localhost');
    assert.equal((await person.get('/about')).status, 200);

    process.kill(postgres.pid, 'SIGKILL');
    const seen = new Set<number>();
    let back = false;
    for (let i = 0; i < 300 && !back; i++) {
      assert.equal((await person.get('/about')).status, 200, 'a kept page is served all the while');
      const { status, headers } = await person.get(`/organizations?again=${i}`);
      seen.add(status);
      if (status === 503) assert.equal(headers['retry-after'], '5');
      back = status === 200 && seen.has(503);
      await wait(50);
    }
    assert.ok(back, `${[...seen]}`);
    assert.deepEqual(
      [...seen].filter((status) => status !== 200 && status !== 503),
      [],
    );
    assert.match((await person.get('/organizations')).text, /Acknowledged before/);
    assert.ok(lines.length > 0, 'whoever watches the terminal is told');
  } finally {
    await site.close();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
