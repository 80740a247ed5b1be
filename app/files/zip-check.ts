// Looks into a ZIP before anybody unpacks it: how much it really holds, and whether it is a Word document with macros.
// It must never believe the sizes a ZIP states about itself: every entry is unpacked and counted, then thrown away.

import { fromBufferPromise, type ZipFile } from 'yauzl';
import { Refused } from '../base/refused.ts';
import { refuseDocument } from './extracted.ts';

const MOST_ENTRIES = 2_000;
const MOST_BYTES = 150_000_000;
/** Text packs ten to one; a drawing forty to one. Nothing honest and large packs two hundred to one. */
const MOST_RATIO = 200;
const RATIO_COUNTS_FROM = 5_000_000;

export type DocxParts = {
  hasMacros: boolean;
  hasEmbeddedFiles: boolean;
  hasTrackedChanges: boolean;
  hasComments: boolean;
};

/**
 * @throws Refused 'zip-bomb' · 'unreadable' when it is no whole ZIP · 'wrong-kind' when it holds no Word document
 */
export async function checkDocx(bytes: Uint8Array): Promise<DocxParts> {
  const names: string[] = [];
  let types = '';
  let body = '';
  let total = 0;
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
    });
    if (zip.entryCount > MOST_ENTRIES) throw refuseDocument('zip-bomb');
    for await (const entry of zip.eachEntry()) {
      names.push(entry.fileName);
      // The limit holds for all entries together: a bomb may name the same packed bytes a thousand times.
      const wanted = entry.fileName === '[Content_Types].xml' || entry.fileName === 'word/document.xml';
      const { size, text } = await unpack(zip, entry, MOST_BYTES - total, wanted);
      total += size;
      if (size > RATIO_COUNTS_FROM && size > entry.compressedSize * MOST_RATIO) throw refuseDocument('zip-bomb');
      if (entry.fileName === '[Content_Types].xml') types = text;
      if (entry.fileName === 'word/document.xml') body = text;
    }
  } catch (error) {
    if (error instanceof Refused) throw error;
    // yauzl compares what comes out with what was stated: a ZIP that hides its size is a bomb, not a broken file.
    const hidesItsSize = /too many bytes/.test(String(error));
    throw refuseDocument(hidesItsSize ? 'zip-bomb' : 'unreadable', { is: 'ZIP' });
  }
  if (!types.includes('wordprocessingml') && !types.includes('ms-word.'))
    throw refuseDocument('wrong-kind', { is: 'ZIP' });
  return {
    hasMacros: /macroEnabled/i.test(types) || names.some((name) => /vbaProject\.bin$|vbaData\.xml$/i.test(name)),
    hasEmbeddedFiles: names.some((name) => /^word\/embeddings\//i.test(name)),
    hasTrackedChanges: /<w:(ins|del|moveFrom|moveTo)[\s>]/.test(body),
    hasComments: names.includes('word/comments.xml'),
  };
}

async function unpack(
  zip: ZipFile,
  entry: Parameters<ZipFile['openReadStreamPromise']>[0],
  most: number,
  keep: boolean,
): Promise<{ size: number; text: string }> {
  let size = 0;
  const kept: Uint8Array[] = [];
  for await (const piece of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Uint8Array>) {
    size += piece.byteLength;
    if (size > most) throw refuseDocument('zip-bomb');
    if (keep) kept.push(piece);
  }
  return { size, text: keep ? Buffer.concat(kept).toString('utf8') : '' };
}
