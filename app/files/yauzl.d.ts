// The part of yauzl 3 that is used here; the package brings no types of its own.
declare module 'yauzl' {
  import type { Readable } from 'node:stream';
  export type Entry = { fileName: string; compressedSize: number; uncompressedSize: number };
  export type ZipFile = {
    entryCount: number;
    eachEntry(): AsyncIterable<Entry>;
    openReadStreamPromise(entry: Entry): Promise<Readable>;
  };
  export function fromBufferPromise(buffer: Buffer, options: { lazyEntries: true }): Promise<ZipFile>;
}
