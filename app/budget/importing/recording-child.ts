// For tests only: a process that records a file as a version, to be killed. It says when it begins, and the version's number when it is done.
import { appUrl, openDatabase } from '../../base/database.ts';
import { openStore } from '../../files/store.ts';
import '../kinds.ts';
import { recordImport } from './actions.ts';

const [ownerUrl, place, folder, id] = process.argv.slice(2) as [string, string, string, string];
const db = openDatabase(appUrl(ownerUrl), { max: 2, onError: () => undefined });
const files = await openStore(folder);
const ctx = { db, place, author: { role: 'clerk', name: 'Casey Clerk' } as const, now: () => new Date() };
process.stdout.write('begun\n');
const words = { label: 'Adopted', state: 'adopted', source: { title: 'Adopted budget, invented' } };
const { number } = await recordImport(ctx, files, id, words);
process.stdout.write(`${number}\n`);
await db.close();
