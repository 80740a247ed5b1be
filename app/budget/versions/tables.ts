// The tables of budgets and their versions. Words (string | null) are null where they are covered.
import type { ColumnType } from 'kysely';
import type { Dimension, Measure, Side, State } from './words.ts';

/** Of each line of a block the number of its value, null where it has none. */
type ValueNumbers = (number | null)[];

declare module '../../base/tables.ts' {
  interface Tables {
    /** pub */
    budgets: {
      place_id: string;
      act_id: string;
      id: string;
      number: number;
      title: string | null;
      body: string | null;
      lang: string;
      currency: string;
      slug: ColumnType<string, never, never>;
    };
    /** pub */
    budget_versions: {
      place_id: string;
      act_id: string;
      id: string;
      budget_id: string;
      number: number;
      label: string | null;
      state: State;
      on_day: string | null;
      supersedes: string | null;
      source_title: string | null;
      source_publisher: string | null;
      source_url: string | null;
      note: string | null;
      file_name: string | null;
      file_digest: string | null;
      mapping: string | null;
      names: string | null;
      lines: number;
      rows: number;
      lang: string;
    };
    /** pub */
    budget_values: {
      place_id: string;
      version_id: string;
      n: number;
      dimension: Dimension;
      code: string;
      name: string | null;
    };
    /** pub: what lines are read from is the view budget_lines, a row each; line-blocks.ts says how they lie here */
    budget_line_blocks: {
      place_id: string;
      version_id: string;
      first: number;
      side: Side;
      measure: Measure;
      year: string;
      fund: number | null;
      department: number | null;
      restricted: boolean | null;
      recurring: boolean | null;
      numbers: number[];
      divisions: ValueNumbers;
      accounts: ValueNumbers;
      categories: ValueNumbers;
      cents: string[];
      rows: number[];
    };
    /** pub */
    budget_certificates: {
      place_id: string;
      act_id: string;
      id: string;
      budget_id: string;
      version_id: string;
      fund: string | null;
      year: string;
      side: Side;
      measure: Measure;
      ours: string;
      official: string;
      difference: string;
      source_title: string | null;
      source_publisher: string | null;
      source_url: string | null;
      note: string | null;
      accepted_by: string;
      accepted_at: Date;
      lang: string;
      superseded_by: string | null;
    };
  }
}
