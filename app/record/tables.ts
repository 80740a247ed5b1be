// The types of the record's tables, joined to the spine's by declaration merging; a test compares them with information_schema.
// Words (string | null) are null where they are covered or erased; `covers` says by which act.
import type { ColumnType, Generated } from 'kysely';
import './support/tables.ts';

type Defaulted<T> = ColumnType<T, T | undefined, T>;
type DefaultedJson<T> = ColumnType<T, string | undefined, string>;

declare module '../base/tables.ts' {
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
    organizations: {
      place_id: string;
      act_id: string;
      id: string;
      slug: string;
      name: string | null;
      kind: string;
      summary: string | null;
      contact: string | null;
      site: string | null;
      domain: string | null;
      parent_id: string | null;
      lang: string;
      superseded_by: string | null;
    };
    /** pub */
    posts: {
      place_id: string;
      act_id: string;
      id: string;
      slug: string;
      organization_id: string;
      label: string | null;
      summary: string | null;
      contact: string | null;
      domain: string | null;
      division: string | null;
      seats: number;
      lang: string;
      superseded_by: string | null;
    };
    /** pub */
    persons: {
      place_id: string;
      act_id: string;
      id: string;
      slug: string;
      name: string | null;
      note: string | null;
      lang: string;
      superseded_by: string | null;
    };
    /** pub */
    memberships: {
      place_id: string;
      act_id: string;
      id: string;
      person_id: string | null;
      post_id: string | null;
      organization_id: string;
      role: string | null;
      from_day: string | null;
      until_day: string | null;
      ended_by: string | null;
      lang: string;
    };
    /** pub */
    powers: {
      place_id: string;
      act_id: string;
      id: string;
      holder_post: string | null;
      holder_organization: string | null;
      verb: string;
      object: string | null;
      object_key: string;
      division: string | null;
      mode: string;
      joint_n: number | null;
      joint_m: number | null;
      joint_members: string | null;
      joint_posts: string[];
      basis: string | null;
      basis_url: string | null;
      from_day: string | null;
      until_day: string | null;
      standing: string;
      note: string | null;
      lang: string;
      superseded_by: string | null;
      /** the power it sets a limit to */
      limits: string | null;
    };
    /** pub */
    power_marks: {
      place_id: string;
      act_id: string;
      power_id: string;
      number: number;
      what: 'standing' | 'ended';
      standing: string | null;
      until_day: string | null;
      note: string | null;
      lang: string;
    };
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
    demand_relations: {
      place_id: string;
      act_id: string;
      id: string;
      demand_id: string;
      other_id: string;
      how: string;
      organization_id: string | null;
      words: string | null;
      given: 'here' | 'source';
      day: string;
      lang: string;
      withdrawn_by: string | null;
    };
    /** pub */
    relation_withdrawals: {
      place_id: string;
      act_id: string;
      relation_id: string;
      words: string | null;
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
    demands: {
      place_id: string;
      act_id: string;
      id: string;
      letter_id: string;
      version_id: string | null;
      number: number;
      heading: string | null;
      quote: string | null;
      start_at: number | null;
      end_at: number | null;
      mark: 'resolved' | 'unresolved' | 'reported';
      verb: string | null;
      object_key: string | null;
      about_post: string | null;
      superseded_by: string | null;
    };
    /** pub */
    referrals: {
      place_id: string;
      act_id: string;
      id: string;
      demand_id: string;
      letter_id: string;
      holder_post: string | null;
      holder_organization: string | null;
      ground: string;
      power_id: string | null;
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
    /** pub */
    answers: {
      place_id: string;
      act_id: string;
      id: string;
      referral_id: string;
      number: number;
      verdict: string;
      reasons: string | null;
      quote: string | null;
      given: 'here' | 'source';
      membership_id: string | null;
      refers_post: string | null;
      refers_organization: string | null;
      none_known: boolean;
      day: string;
      lang: string;
      superseded_by: string | null;
    };
    /** pub */
    events: {
      place_id: string;
      act_id: string;
      id: string;
      number: number;
      slug: ColumnType<string, never, never>;
      kind: string;
      title: string | null;
      summary: string | null;
      status: string;
      venue: string | null;
      day: string;
      until_day: string | null;
      time: string | null;
      series: string | null;
      standing: string;
      dispute: string | null;
      given: string;
      lang: string;
      superseded_by: string | null;
      stands: string | null;
    };
    /** pub */
    invitations: {
      place_id: string;
      act_id: string;
      id: string;
      event_id: string;
      from_post: string | null;
      from_organization: string | null;
      to_post: string | null;
      to_organization: string | null;
      words: string | null;
      given: string;
      day: string;
      lang: string;
    };
    /** pub */
    invitation_deliveries: {
      place_id: string;
      act_id: string;
      id: string;
      invitation_id: string;
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
    invitation_replies: {
      place_id: string;
      act_id: string;
      invitation_id: string;
      number: number;
      reply: 'accept' | 'tentative' | 'decline' | 'conditions';
      words: string | null;
      given: string;
      membership_id: string | null;
      day: string;
      lang: string;
      superseded_by: string | null;
    };
    /** pub */
    event_turns: {
      place_id: string;
      act_id: string;
      event_id: string;
      turn: 'cancelled' | 'returned' | 'held';
      stands: string;
      reason: string | null;
      by_post: string | null;
      by_organization: string | null;
      given: 'here' | 'source';
      day: string;
      lang: string;
    };
    /** pub */
    agenda_items: {
      place_id: string;
      act_id: string;
      id: string;
      event_id: string;
      number: number;
      what: 'added' | 'changed' | 'removed';
      words: string | null;
      reason: string | null;
      by_post: string | null;
      by_organization: string | null;
      given: 'here' | 'source';
      day: string;
      lang: string;
      superseded_by: string | null;
    };
    /** pub */
    agenda_demands: {
      place_id: string;
      act_id: string;
      item_id: string;
      demand_id: string;
    };
    /** pub */
    attendance: {
      place_id: string;
      act_id: string;
      event_id: string;
      who_post: string | null;
      who_organization: string | null;
      who_person: string | null;
      says: 'attended' | 'absent';
      basis: 'claim' | 'self' | 'chair' | 'minutes';
      words: string | null;
      minutes_id: string | null;
      by_post: string | null;
      by_organization: string | null;
      given: 'here' | 'source';
      day: string;
      lang: string;
      superseded_by: string | null;
    };
    /** pub */
    minutes: {
      place_id: string;
      act_id: string;
      id: string;
      event_id: string;
      number: number;
      words: string | null;
      digest: string;
      by_post: string | null;
      by_organization: string | null;
      given: 'here' | 'source';
      day: string;
      lang: string;
      superseded_by: string | null;
    };
    /** pub */
    minutes_approvals: {
      place_id: string;
      act_id: string;
      event_id: string;
      minutes_id: string;
      words: string | null;
      by_post: string | null;
      by_organization: string | null;
      given: 'here' | 'source';
      day: string;
      lang: string;
    };
    /** pub */
    minutes_objections: {
      place_id: string;
      act_id: string;
      event_id: string;
      minutes_id: string;
      number: number;
      quote: string | null;
      start_at: number | null;
      end_at: number | null;
      words: string | null;
      by_post: string | null;
      by_organization: string | null;
      given: 'here' | 'source';
      day: string;
      lang: string;
    };
    /** pub */
    minutes_withdrawals: {
      place_id: string;
      act_id: string;
      event_id: string;
      minutes_id: string;
      what: 'approval' | 'objection';
      of_act: string;
      words: string | null;
      by_post: string | null;
      by_organization: string | null;
      given: 'here' | 'source';
      day: string;
      lang: string;
    };
    /** pub */
    meeting_series: {
      place_id: string;
      act_id: string;
      id: string;
      number: number;
      title: string | null;
      summary: string | null;
      every: string;
      first_day: string;
      time: string | null;
      slug: ColumnType<string, never, never>;
      reason: Defaulted<string | null>;
      by_post: string | null;
      by_organization: string | null;
      given: 'here' | 'source';
      lang: string;
      superseded_by: string | null;
    };
    /** pub */
    series_events: {
      place_id: string;
      act_id: string;
      series_id: string;
      event_id: string;
      occurrence: string;
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
