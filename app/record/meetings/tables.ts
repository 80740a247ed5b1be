// The types of the tables of meetings, with what belongs to them; a test compares them with the database.
// Words (string | null) are null where they are covered or erased; `covers` says by which act.
import type { ColumnType } from 'kysely';

type Defaulted<T> = ColumnType<T, T | undefined, T>;

declare module '../../base/tables.ts' {
  interface Tables {
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
  }
}
