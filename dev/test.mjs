// `npm test`, on a fresh clone too: plain JavaScript for Node 20 that fetches the packages and hands over to
// test-run.ts on Node 24. Never tests anything itself.
import { join } from 'node:path';
import { checkout, handOver, prepare } from './install.mjs';

const node = await prepare();
handOver(node, join(checkout, 'dev', 'test-run.ts'), process.argv.slice(2));
