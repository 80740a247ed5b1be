// Makes the README's pictures from the running examples: `npm run screenshots`. Pictures of what is, never of what is planned.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openInstallation } from '../app/installation.ts';
import { loadExamples } from '../examples/index.ts';
import { openBrowser } from './browser.ts';
import { checkout } from './folders.ts';
import { withScratchCluster } from './scratch-cluster.ts';

const pictures = [
  { file: 'letter.png', place: 'millbrook', find: /\/letters\/1-[a-z0-9-]+(?=")/, on: '/letters' },
  {
    file: 'demand.png',
    place: 'kansas-city-2021',
    find: /\/letters\/1-[a-z0-9-]+(?=")/,
    on: '/letters',
    below: '/demands/1',
  },
];

await withScratchCluster({ fsync: false }, async (cluster) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'redress-pictures-'));
  const site = await openInstallation({ ownerUrl: cluster, dataDir, host: '127.0.0.1', port: 0 });
  const browser = await openBrowser();
  try {
    await loadExamples(site);
    await site.directory.refresh();
    const folder = join(checkout, 'docs', 'images');
    mkdirSync(folder, { recursive: true });
    const page = await browser.newPage({ viewport: { width: 1180, height: 820 }, javaScriptEnabled: false });
    for (const { file, place, find, on, below } of pictures) {
      const base = `http://${place}.localhost:${site.port}`;
      await page.goto(base + on);
      const address = find.exec(await page.content())?.[0];
      if (!address) throw new Error(`${on} of ${place} has no link that is looked for`);
      await page.goto(`${base}${address}${below ?? ''}`);
      await page.screenshot({ path: join(folder, file) });
      console.log(`docs/images/${file}`);
    }
  } finally {
    await browser.close();
    await site.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
