// The types of the tables that hold the tree, and of the one that says which log followed which; a test compares them with the database.
import type { ColumnType } from 'kysely';
import type { Instant } from '../base/tables.ts';

declare module '../base/tables.ts' {
  interface Tables {
    /** log */
    trees: { place_id: string; size: string; checkpoints: string; origin: string | null; key: string | null };
    /** log */
    tiles: { place_id: string; level: number; index: string; hashes: Buffer };
    /** log */
    checkpoints: {
      place_id: string;
      number: string;
      size: string;
      root: Buffer;
      note: string;
      signed: Instant;
      origin: ColumnType<string, never, never>;
    };
    /** log */
    cosignatures: { place_id: string; number: string; witness: string; line: string; at: Instant };
    /** pub */
    successions: {
      place_id: string;
      act_id: string;
      number: number;
      previous: string;
      previous_key: string;
      size: string;
      root: string;
      kept: string;
      why: string;
      origin: string;
      key: string;
    };
  }
}
