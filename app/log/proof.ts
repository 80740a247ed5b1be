// The proof of one entry, with the act's published words in it: whoever keeps the file needs nobody to check it.
import { formatProof, TileTree, utf8Bytes } from '@redress/ledger';
import { sha256 } from '@redress/ledger/node';
import type { Tx } from '../base/database.ts';
import { latestCheckpoint, readPublished, servedNote, tileReader } from './store.ts';

/** A `.tlog-proof` file; undefined while no checkpoint covers the entry. */
export async function proofOf(tx: Tx, place: string, entry: number): Promise<string | undefined> {
  const checkpoint = await latestCheckpoint(tx, place);
  if (!checkpoint || entry >= checkpoint.size) return undefined;
  const hashes = await new TileTree(sha256, checkpoint.size, tileReader(tx, place)).inclusion(entry);
  const [words] = await readPublished(tx, place, entry, entry + 1);
  const extra = words === undefined ? {} : { extra: utf8Bytes(words) };
  return formatProof({ ...extra, index: entry, hashes, checkpoint: utf8Bytes(servedNote(checkpoint)) });
}
