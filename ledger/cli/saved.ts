// Checkpoints a reader kept from before: a checkpoint file or a proof. Held against today's log they show whether it is still the same one.
// It must never believe one that the log's key did not sign: anybody could hand in a file that makes an honest log look changed.

import { type Head, keysOf, LogError, openCheckpoint, type Policy, parseProof, readUnproven } from '../src/index.ts';
import { nodeSuite } from '../src/node.ts';
import { fileOf } from './trust.ts';
import { WrongCall } from './wrong-call.ts';

export type Saved = { path: string; origin: string; note: Uint8Array };

export async function readSaved(paths: readonly string[]): Promise<Saved[]> {
  return Promise.all(
    paths.map(async (path) => {
      const note = checkpointIn(await fileOf(path));
      try {
        return { path, note, origin: readUnproven(note).origin };
      } catch (error) {
        if (error instanceof LogError) throw new WrongCall(`${path} is neither a checkpoint nor a proof.`);
        throw error;
      }
    }),
  );
}

function checkpointIn(file: Uint8Array): Uint8Array {
  try {
    return parseProof(file).checkpoint;
  } catch (error) {
    if (error instanceof LogError) return file;
    throw error;
  }
}

/** Those of one log. @throws WrongCall for one that none of the policy's keys signed */
export async function headsOf(saved: readonly Saved[], policy: Policy): Promise<Head[]> {
  const own = saved.filter(({ origin }) => policy.logs.some(({ key }) => key.name === origin));
  return Promise.all(
    own.map(async ({ path, note }) => {
      try {
        const { size, root } = await openCheckpoint(nodeSuite, note, keysOf(policy));
        return { size, root };
      } catch (error) {
        if (!(error instanceof LogError)) throw error;
        throw new WrongCall(`${path} is not signed by the key of this log (${error.code}).`);
      }
    }),
  );
}
