// A page's bytes as gzip: one page after the other, in memory and with compressors that are used again. `gzipSync` makes a compressor a
// page, which only a collection of the whole heap takes away, and 300 of them are what made that happen. It never mixes two pages.
import { constants, createGzip, type Gzip, type ZlibReset } from 'node:zlib';
import type { Html } from './html.ts';

/** Above this many bytes a page is compressed less thoroughly: a third of the time for a twentieth more bytes. */
const GIANT = 64 * 1024;
const ORDINARY_LEVEL = 6;
const GIANT_LEVEL = 3;

const scratch = Buffer.allocUnsafeSlow(1024 * 1024);

/** UTF-8 piece by piece: `Buffer.from` would measure the text first. Valid until the next call. */
function encoded(page: Html): Buffer {
  let at = 0;
  for (const piece of page.pieces) {
    // A character of UTF-16 is at most three bytes of UTF-8.
    if (at + piece.length * 3 > scratch.length) return Buffer.from(page.markup, 'utf8');
    at += scratch.write(piece, at, 'utf8');
  }
  return scratch.subarray(0, at);
}

/** Where it writes its next bytes in its own buffer: told to begin again, it needs no new one. A Node without it would make new ones. */
type Reused = Gzip & ZlibReset & { _outOffset: number };
type Compress = (body: Buffer) => Promise<Buffer>;
const compressors = new Map<number, Compress>();

/** One compressor for body after body, never two at once. The first that fails is its last. */
function openCompressor(level: number): Compress {
  const gzip = createGzip({ level, flush: constants.Z_FINISH, chunkSize: 64 * 1024 }) as Reused;
  let parts: Buffer[] = [];
  gzip.on('data', (part: Buffer) => parts.push(part));
  gzip.on('error', () => compressors.delete(level));
  return (body) =>
    new Promise((resolve, reject) => {
      gzip.write(body, (error) => {
        if (error) return reject(error);
        gzip.reset();
        resolve(joined(parts));
        parts = [];
        gzip._outOffset = 0;
      });
    });
}

/** In memory of its own: the parts are pieces of larger buffers, all of which would be kept with a page. */
function joined(parts: readonly Buffer[]): Buffer {
  const whole = Buffer.allocUnsafeSlow(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) at += part.copy(whole, at);
  return whole;
}

function compressorOf(level: number): Compress {
  const compress = compressors.get(level) ?? openCompressor(level);
  compressors.set(level, compress);
  return compress;
}

let last: Promise<unknown> = Promise.resolve();

/** The same bytes for the same page, always. */
export function compressed(page: Html): Promise<Buffer> {
  const next = last.then(() => {
    const body = encoded(page);
    return compressorOf(body.length > GIANT ? GIANT_LEVEL : ORDINARY_LEVEL)(body);
  });
  last = next.catch(() => undefined);
  return next;
}
