// The private table of files on their way to be a version.
import type { Instant, Json } from '../../base/tables.ts';
import type { Mapping } from './mapping.ts';

declare module '../../base/tables.ts' {
  interface Tables {
    /** priv */
    budget_imports: {
      place_id: string;
      id: string;
      budget_id: string;
      file: string;
      source: string;
      file_name: string;
      bytes: string;
      workbook: Json<Workbook> | null;
      mapping: Json<Mapping>;
      version_id: string | null;
      created: Instant;
    };
  }
}

/** What is known of a workbook: its sheets, and the one its rows were taken out of. */
export type Workbook = { sheets: string[]; sheet: string; formulas: number; merged: string[] };
