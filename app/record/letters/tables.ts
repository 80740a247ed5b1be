// The types of the tables of letters, public and in the making; a test compares them with the database.
// Words (string | null) are null where they are covered or erased; `covers` says by which act.
import type { ColumnType, Generated } from 'kysely';

type Defaulted<T> = ColumnType<T, T | undefined, T>;
type DefaultedJson<T> = ColumnType<T, string | undefined, string>;

declare module '../../base/tables.ts' {
  interface Tables {
    /** pub */
    letters: {
      place_id: string;
      act_id: string;
      id: string;
      number: number;
      slug: ColumnType<string, never, never>;
      title: string | null;
      summary: string | null;
      lang: string;
      known: 'held' | 'reported';
      complete: boolean;
      day: string;
      superseded_by: string | null;
    };
    /** pub */
    letter_versions: {
      place_id: string;
      act_id: string;
      id: string;
      letter_id: string;
      number: number;
      lang: string;
      words: string | null;
      digest: string;
      day: string;
      superseded_by: string | null;
      /** hashes of its runs of words, for finding letters that are nearly the same */
      sketch: ColumnType<number[], never, never>;
    };
    /** pub */
    letter_adoptions: {
      place_id: string;
      act_id: string;
      letter_id: string;
      version_id: string;
      organization_id: string;
      digest: string;
      signatory: string | null;
      day: string;
    };
    /** pub */
    letter_withdrawals: {
      place_id: string;
      act_id: string;
      letter_id: string;
      version_id: string | null;
      organization_id: string;
      words: string | null;
      given: 'here' | 'source';
      day: string;
      lang: string;
    };
    /** pub */
    renditions: {
      place_id: string;
      act_id: string;
      version_id: string;
      file: string | null;
      file_name: string | null;
      media: string;
      bytes: string;
    };
    /** pub */
    letter_organizations: {
      place_id: string;
      act_id: string;
      letter_id: string;
      organization_id: string;
      version_id: string | null;
      given: 'here' | 'source';
      position: number;
    };
    /** pub */
    deliveries: {
      place_id: string;
      act_id: string;
      id: string;
      letter_id: string;
      holder_post: string | null;
      holder_organization: string | null;
      fact: 'published' | 'sent' | 'delivered';
      channel: string;
      day: string;
      evidence: string | null;
      given: 'here' | 'source';
      disputed_by: string | null;
      acknowledged_by: string | null;
      withdrawn_by: string | null;
    };
    /** pub */
    delivery_words: {
      place_id: string;
      act_id: string;
      delivery_id: string;
      what: 'disputed' | 'acknowledged' | 'withdrawn';
      words: string | null;
      given: string;
      membership_id: string | null;
    };
    /** priv */
    letter_draft_organizations: {
      place_id: string;
      draft_id: string;
      organization_id: string;
      invited: Date;
    };
    /** priv */
    letter_draft_changes: {
      place_id: string;
      draft_id: string;
      revision: number;
      organization_id: string | null;
      name: string;
      before: ColumnType<unknown, string, string>;
      after: ColumnType<unknown, string, string>;
      at: Date;
    };
    /** priv */
    letter_draft_adoptions: {
      place_id: string;
      draft_id: string;
      organization_id: string;
      revision: number;
      account_id: string;
      name: string;
      day: string;
    };
    /** priv */
    letter_drafts: {
      place_id: string;
      id: string;
      organization_id: string;
      account_id: string;
      letter_id: string | null;
      title: string;
      summary: Defaulted<string>;
      lang: string;
      paragraphs: DefaultedJson<string[]>;
      marks: DefaultedJson<unknown[]>;
      holders: DefaultedJson<string[]>;
      file: string | null;
      file_name: string | null;
      media: string | null;
      bytes: string | null;
      warnings: DefaultedJson<string[]>;
      revision: Defaulted<number>;
      changed: Generated<Date>;
    };
  }
}
