// SHA-256 for Node. The only file of this package that may import from `node:`; a page brings its own hash.

import { hash } from 'node:crypto';
import type { Sha256 } from './commitment.ts';

/** `crypto.hash` is the fastest of the hashes measured: 331,000 Merkle appends per CPU-second, `createHash` 237,000. */
export const sha256: Sha256 = (bytes) => hash('sha256', bytes, 'buffer');
