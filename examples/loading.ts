// A process that loads the examples, to be killed: says the number of each step it has taken.
import { appUrl, openDatabase } from '../app/base/database.ts';
import { openStore } from '../app/files/store.ts';
import { loadExamples } from './index.ts';

const [ownerUrl, folder, at] = process.argv.slice(2) as [string, string, string];
const db = openDatabase(appUrl(ownerUrl), { max: 2, onError: () => undefined });
await loadExamples({
  db,
  files: await openStore(folder),
  now: () => new Date(at),
  onProgress: (done) => process.stdout.write(`${done}\n`),
});
await db.close();
