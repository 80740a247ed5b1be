// The tables of a budget's rules. Words (string | null) are null where they are covered.
import type { RuleKind } from './evaluate.ts';
import type { Authority, RuleStanding } from './words.ts';

declare module '../../base/tables.ts' {
  interface Tables {
    /** pub */
    budget_rules: {
      place_id: string;
      act_id: string;
      id: string;
      budget_id: string;
      number: number;
      kind: RuleKind;
      of_lines: string | null;
      basis_lines: string | null;
      share_num: number | null;
      share_den: number | null;
      cents: string | null;
      title: string | null;
      authority: Authority;
      citation: string | null;
      url: string | null;
      standing: RuleStanding;
      from_day: string | null;
      until_day: string | null;
      hard: boolean;
      demand_id: string | null;
      note: string | null;
      lang: string;
      superseded_by: string | null;
      ended_by: string | null;
    };
    /** pub */
    budget_rule_ends: {
      place_id: string;
      act_id: string;
      rule_id: string;
      until_day: string;
      words: string | null;
      lang: string;
    };
  }
}
