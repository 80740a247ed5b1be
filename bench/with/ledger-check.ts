// Checks a log folder in a process of its own and tells how long that took and how much memory it needed at most. Used by bench/ledger.ts.
import { folderSource } from '../../ledger/cli/source-folder.ts';
import { parseKey, scanLog } from '../../ledger/src/index.ts';
import { nodeSuite, sha256 } from '../../ledger/src/node.ts';

const [folder, key, how] = process.argv.slice(2) as [string, string, 'bytes' | 'leaves' | 'bodies'];
const { bodies, ...source } = folderSource(folder);
const began = performance.now();
const scanned = await scanLog(nodeSuite, {
  source: how === 'bodies' ? { ...source, bodies: bodies! } : source,
  keys: [parseKey(sha256, key)],
  acts: how !== 'bytes',
  onFinding: (finding) => console.error(finding),
});
const seconds = (performance.now() - began) / 1000;
const { user, system } = process.cpuUsage();
console.log(
  JSON.stringify({
    seconds,
    cpuSeconds: (user + system) / 1e6,
    mostMb: process.resourceUsage().maxRSS / 1024,
    entries: scanned?.entries ?? 0,
    bodies: scanned?.bodies ?? 0,
    findings: scanned?.findings ?? 1,
  }),
);
