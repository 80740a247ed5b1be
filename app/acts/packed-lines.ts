// Reads a gzipped text line by line, as from a stranger: how long a line may be is said by who asks for it, and what unpacks to very
// much more than was read of the file is a trap. It never holds more than the line at hand, and takes nothing as whole that is cut off.
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** So much is unpacked whatever it was packed into; beyond it, so many times as much as was read. Exports are packed 1:2 to 1:20. */
const SURELY = 192 * 1024 * 1024;
const TIMES = 100;

export type LineFault = 'not gzip, or cut off' | 'too long' | 'unpacks too far';

export class BadLine extends Error {
  override name = 'BadLine';
  readonly fault: LineFault;
  constructor(fault: LineFault) {
    super(fault);
    this.fault = fault;
  }
}

export type PackedLines = {
  /** The next line without its end, which is LF and nothing else; undefined after the last. @throws BadLine */
  next: (limit: number) => Promise<string | undefined>;
  close: () => void;
};

/** @throws what opening a file throws */
export async function openPackedLines(path: string): Promise<PackedLines> {
  // Opened first, so that a file that is not there is an answer and not an event nobody hears.
  const input = (await open(path)).createReadStream();
  const unzipped = createGunzip();
  // What goes wrong comes out of the iterator.
  pipeline(input, unzipped, () => undefined);
  const chunks = unzipped[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let rest: Buffer = Buffer.alloc(0);
  let unpacked = 0;

  async function more(): Promise<boolean> {
    const { value, done } = await chunks.next().catch(() => {
      throw new BadLine('not gzip, or cut off');
    });
    if (done) return false;
    rest = value;
    unpacked += value.length;
    if (unpacked > SURELY + TIMES * input.bytesRead) throw new BadLine('unpacks too far');
    return true;
  }

  return {
    async next(limit) {
      const parts: Buffer[] = [];
      let size = 0;
      for (;;) {
        if (rest.length === 0 && !(await more())) return size > 0 ? Buffer.concat(parts).toString() : undefined;
        const end = rest.indexOf(0x0a);
        const part = end < 0 ? rest : rest.subarray(0, end);
        size += part.length;
        if (size > limit) throw new BadLine('too long');
        parts.push(part);
        rest = rest.subarray(end < 0 ? rest.length : end + 1);
        if (end >= 0) return Buffer.concat(parts).toString();
      }
    },
    close() {
      unzipped.destroy();
      input.destroy();
    },
  };
}
