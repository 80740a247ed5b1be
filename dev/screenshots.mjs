// `npm run screenshots` on any Node from 20.
import { join } from 'node:path';
import { checkout, handOver, prepare } from './install.mjs';

handOver(await prepare(), join(checkout, 'dev', 'screenshots.ts'), process.argv.slice(2));
