// The public acts of rules: one is recorded, with what it rests on, and one ends. `apply` only writes down what was said.
import Type from 'typebox';
import { defineAct, FuzzyDay, Id, Lang, OneOf, Text } from '../../acts/define.ts';
import { authorities, MOST_PARTS, ruleKinds, ruleStandings } from './words.ts';
import './tables.ts';

const Cents = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });

/** Under its number one rule stands: a later one under it, which says what it supersedes, takes its place. */
export const ruleRecorded = defineAct({
  kind: 'budget.rule-recorded/1',
  body: Type.Object({
    budget: Id,
    rule: Id,
    number: Type.Integer({ minimum: 1, maximum: 100_000 }),
    supersedes: Type.Optional(Id),
    kind: OneOf(...ruleKinds),
    /** sets of lines, as rules/words.ts writes them */
    of: Text(20_000),
    basis: Type.Optional(Text(20_000)),
    share_num: Type.Optional(Type.Integer({ minimum: 0, maximum: MOST_PARTS })),
    share_den: Type.Optional(Type.Integer({ minimum: 1, maximum: MOST_PARTS })),
    cents: Type.Optional(Cents),
    title: Text(200),
    authority: OneOf(...authorities),
    citation: Type.Optional(Text(500)),
    url: Type.Optional(Text(2000)),
    standing: OneOf(...ruleStandings),
    from: Type.Optional(FuzzyDay),
    until: Type.Optional(FuzzyDay),
    hard: Type.Boolean(),
    /** the demand of the record that asks for it */
    demand: Type.Optional(Id),
    note: Type.Optional(Text(3000)),
    lang: Lang,
  }),
  codes: ['kind', 'authority', 'standing'],
  streams: (b) => ({ touches: [`budget/${b.budget}`] }),
  texts: {
    of: 'budget_rules.of_lines',
    basis: 'budget_rules.basis_lines',
    title: 'budget_rules.title',
    citation: 'budget_rules.citation',
    url: 'budget_rules.url',
    note: 'budget_rules.note',
  },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    const { body } = act;
    if (body.supersedes)
      await tx
        .updateTable('budget_rules')
        .set({ superseded_by: act.id })
        .where('place_id', '=', act.place)
        .where('id', '=', body.supersedes)
        .execute();
    await tx
      .insertInto('budget_rules')
      .values({
        place_id: act.place,
        act_id: act.id,
        id: body.rule,
        budget_id: body.budget,
        number: body.number,
        kind: body.kind,
        of_lines: body.of,
        basis_lines: body.basis ?? null,
        share_num: body.share_num ?? null,
        share_den: body.share_den ?? null,
        cents: body.cents === undefined ? null : String(body.cents),
        title: body.title,
        authority: body.authority,
        citation: body.citation ?? null,
        url: body.url ?? null,
        standing: body.standing,
        from_day: body.from ?? null,
        until_day: body.until ?? null,
        hard: body.hard,
        demand_id: body.demand ?? null,
        note: body.note ?? null,
        lang: body.lang,
        superseded_by: null,
        ended_by: null,
      })
      .execute();
  },
});

/** It stays on the page, with the day it ended. */
export const ruleEnded = defineAct({
  kind: 'budget.rule-ended/1',
  body: Type.Object({ budget: Id, rule: Id, until: FuzzyDay, words: Type.Optional(Text(3000)), lang: Lang }),
  streams: (b) => ({ touches: [`budget/${b.budget}`] }),
  texts: { words: 'budget_rule_ends.words' },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    const { rule, until, words, lang } = act.body;
    await tx
      .insertInto('budget_rule_ends')
      .values({
        place_id: act.place,
        act_id: act.id,
        rule_id: rule,
        until_day: until,
        words: words ?? null,
        lang,
      })
      .execute();
    await tx
      .updateTable('budget_rules')
      .set({ ended_by: act.id })
      .where('place_id', '=', act.place)
      .where('id', '=', rule)
      .execute();
  },
});
