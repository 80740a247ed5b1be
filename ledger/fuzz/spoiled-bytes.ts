// Every file of a log, with one byte changed at many places, and left out: a reader of everything must find each. Used by tests only.

import assert from 'node:assert/strict';
import type { Finding } from '../src/finding.ts';
import { nodeSuite } from '../src/node.ts';
import { scanLog } from '../src/scan.ts';
import { memorySource, type SmallLog } from './small-log.ts';

/** @param places how many bytes of each file, spread over it @returns how many were tried */
export async function spoilBytes(log: SmallLog, places: number): Promise<number> {
  const finds = async (files: Map<string, Uint8Array>): Promise<boolean> => {
    const found: Finding[] = [];
    const onFinding = (finding: Finding) => found.push(finding);
    await scanLog(nodeSuite, { source: memorySource(files), keys: [log.signer.key], acts: true, onFinding });
    return found.length > 0;
  };
  let tried = 0;
  for (const [path, bytes] of log.files) {
    for (let at = 0; at < bytes.length; at += Math.max(1, Math.floor(bytes.length / places))) {
      const spoiled = bytes.slice();
      spoiled[at]! ^= 1;
      assert.ok(await finds(new Map(log.files).set(path, spoiled)), `${path}, byte ${at}`);
      tried += 1;
    }
    const without = new Map(log.files);
    without.delete(path);
    assert.ok((await finds(without)) || path === 'checkpoints/0', `${path} left out`);
  }
  return tried;
}
