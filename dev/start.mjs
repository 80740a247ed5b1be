// `npm start`, on a fresh clone too: plain JavaScript for Node 20 that fetches the packages and hands over to
// app/main.ts on Node 24. Never prints npm's or Node's own noise.
import { join } from 'node:path';
import { checkout, compileFirst, handOver, prepare } from './install.mjs';

const node = await prepare();
compileFirst(node);
handOver(node, join(checkout, 'app', 'main.ts'), process.argv.slice(2));
