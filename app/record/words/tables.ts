// The types of the tables of sources, what cites them, and statements; a test compares them with the database.
// Words (string | null) are null where they are covered or erased; `covers` says by which act.
export {};

declare module '../../base/tables.ts' {
  interface Tables {
    /** pub */
    sources: {
      place_id: string;
      act_id: string;
      id: string;
      title: string | null;
      publisher: string | null;
      published: string | null;
      url: string | null;
      standing: string;
      held: boolean;
      capture: string | null;
      captured_by: string | null;
      captured_on: string | null;
      note: string | null;
      lang: string;
      superseded_by: string | null;
    };
    /** pub */
    citations: {
      place_id: string;
      act_id: string;
      source_id: string;
      position: number;
    };
    /** pub */
    statements: {
      place_id: string;
      act_id: string;
      id: string;
      number: number;
      speaker_post: string | null;
      speaker_organization: string | null;
      speaker_person: string | null;
      speaker_role: string | null;
      words: string | null;
      quoted: boolean;
      venue: string | null;
      day: string;
      until_day: string | null;
      attribution: string;
      given: string;
      standing: string;
      dispute: string | null;
      lang: string;
      superseded_by: string | null;
    };
  }
}
