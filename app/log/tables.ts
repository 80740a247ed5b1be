// The types of the tables that hold the tree; a test compares them with the database.
import type { Instant } from '../base/tables.ts';

declare module '../base/tables.ts' {
  interface Tables {
    /** log */
    trees: { place_id: string; size: string; checkpoints: string; origin: string | null; key: string | null };
    /** log */
    tiles: { place_id: string; level: number; index: string; hashes: Buffer };
    /** log */
    checkpoints: { place_id: string; number: string; size: string; root: Buffer; note: string; signed: Instant };
    /** log */
    cosignatures: { place_id: string; number: string; witness: string; line: string; at: Instant };
  }
}
