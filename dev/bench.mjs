// `npm run bench`: plain JavaScript for Node 20 that hands over to bench-run.ts on Node 24.
// Never measures anything itself.
import { join } from 'node:path';
import { checkout, compileFirst, handOver, prepare } from './install.mjs';

const node = await prepare();
compileFirst(node);
handOver(node, join(checkout, 'dev', 'bench-run.ts'), process.argv.slice(2));
