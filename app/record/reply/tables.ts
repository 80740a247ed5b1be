// The types of the tables of this room; a test compares them with the database. What is in priv is never shown to anybody but whom it is about.
import type { Instant, Json } from '../../base/tables.ts';

declare module '../../base/tables.ts' {
  interface Tables {
    /** pub */
    namings: {
      place_id: string;
      act_id: string;
      id: string;
      stream: string;
      holder_post: string | null;
      holder_organization: string | null;
      person: string | null;
      called: string | null;
      private: boolean;
      notice: string;
      day: string;
      until_day: string | null;
      given: string;
      lang: string;
    };
    /** pub */
    naming_notices: { place_id: string; act_id: string; naming_id: string; outcome: string; day: string };
    /** pub */
    replies: {
      place_id: string;
      act_id: string;
      id: string;
      naming_id: string;
      number: number;
      words: string | null;
      called: string | null;
      way: string;
      day: string;
      lang: string;
      superseded_by: string | null;
    };
    /** pub */
    corrections: {
      place_id: string;
      act_id: string;
      id: string;
      stream: string;
      target: string;
      holder_post: string | null;
      holder_organization: string | null;
      words: string | null;
      day: string;
      lang: string;
    };
    /** pub */
    correction_outcomes: {
      place_id: string;
      act_id: string;
      correction_id: string;
      outcome: string;
      /** decided by who recorded it, since the place had nobody else */
      alone: boolean;
      words: string | null;
      day: string;
      lang: string;
    };
    /** priv */
    named_people: {
      place_id: string;
      id: string;
      draft_id: string | null;
      kind: 'post' | 'organization' | 'person' | 'private';
      subject: string | null;
      name: string | null;
      address: string | null;
      called: string | null;
      lang: string;
      noticed: string | null;
      until_day: string | null;
      passages: Json<string[]>;
      words: string | null;
      stands: 'name' | 'role' | null;
      replied: Date | null;
      added: Instant;
    };
    /** priv */
    held_words: {
      place_id: string;
      id: string;
      account_id: string;
      path: string;
      what: 'event' | 'minutes' | 'statement' | 'answer' | 'objection' | 'agenda';
      title: string;
      lang: string;
      paragraphs: Json<string[]>;
      fields: Json<Record<string, unknown>>;
      made: Instant;
      changed: Instant;
    };
    /** priv */
    reply_links: { place_id: string; hash: Buffer; naming_id: string; mail_id: string; made: Instant };
  }
}
