// Opens an election file for a command: read in pieces, so that a file of any size meets the reader's limits before it fills memory.
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { type PbFile, PbReader } from '../src/pb-read.ts';
import { TallyError } from '../src/problem.ts';
import { progressOf } from './paint.ts';

export type Opened = PbFile & { milliseconds: number; sha256: string | undefined };

const PIECE = 1 << 20;

/** @throws TallyError for a file that cannot be read; the reader's own for what is in it */
export function openElection(path: string, options: { acceptCounts?: boolean; hash?: boolean } = {}): Opened {
  const began = performance.now();
  const reader = new PbReader({ acceptCounts: options.acceptCounts === true });
  const hash = options.hash ? createHash('sha256') : undefined;
  const progress = progressOf('Reading', 'MB');
  let bytes = 0;
  try {
    readPieces(path, (piece) => {
      hash?.update(piece);
      reader.push(piece);
      bytes += piece.length;
      progress.at(Math.floor(bytes / 1e6));
    });
  } finally {
    progress.done();
  }
  const file = reader.end();
  return { ...file, milliseconds: performance.now() - began, sha256: hash?.digest('hex') };
}

export function readPieces(path: string, take: (piece: Uint8Array) => void): void {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    throw unreadable(path, error);
  }
  try {
    const buffer = new Uint8Array(PIECE);
    for (;;) {
      let length: number;
      try {
        length = readSync(file, buffer);
      } catch (error) {
        throw unreadable(path, error);
      }
      if (length === 0) return;
      take(buffer.subarray(0, length));
    }
  } finally {
    closeSync(file);
  }
}

function unreadable(path: string, error: unknown): TallyError {
  const { code } = error as NodeJS.ErrnoException;
  const why = code === 'ENOENT' ? 'is not there' : code === 'EISDIR' ? 'is a folder' : `cannot be read (${code})`;
  return new TallyError('bad-option', `${path} ${why}`, 'give the path of a .pb file');
}
