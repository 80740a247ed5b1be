// The types of the tables of captures and quotations; a test compares them with the database.
declare module '../../../base/tables.ts' {
  interface Tables {
    /** pub */
    captures: {
      place_id: string;
      act_id: string;
      id: string;
      source_id: string;
      captured_by: string | null;
      captured_on: string;
      captured_time: string | null;
      note: string | null;
      text_digest: string | null;
      lang: string;
    };
    /** pub */
    quotations: {
      place_id: string;
      act_id: string;
      statement_id: string;
      capture_id: string | null;
      version_id: string | null;
      text_digest: string | null;
      mark: string;
      start_at: number | null;
      end_at: number | null;
      found: number;
      before: string | null;
      after: string | null;
      lang: string;
      superseded_by: string | null;
    };
  }
}

export {};
