// The acts of the register of powers. A power's words are written once; what is said of it later is a mark beside it.
// An end or another standing changes only codes of the row, so a covered word can never come back with a newer row.
import Type, { type Static } from 'typebox';
import { defineAct, FuzzyDay, Id, Lang, OneOf, Text } from '../../acts/define.ts';
import { Sources } from '../words/acts.ts';
import { cite } from '../words/sources.ts';
import { modes, powerStandings, verbs } from './rules.ts';

const HolderOf = Type.Object(
  { post: Type.Optional(Id), organization: Type.Optional(Id) },
  { additionalProperties: false, minProperties: 1, maxProperties: 1 },
);

const PowerBody = Type.Object({
  power: Id,
  holder: HolderOf,
  verb: OneOf(...verbs),
  /** in words, and the key that demands are matched by */
  object: Text(200),
  object_key: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 80 }),
  division: Type.Optional(Text(200)),
  mode: OneOf(...modes),
  joint: Type.Optional(
    Type.Object(
      {
        /** absent where the sources do not say how many votes it takes */
        n: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
        m: Type.Integer({ minimum: 1, maximum: 100_000 }),
        posts: Type.Array(Id, { maxItems: 40 }),
      },
      { additionalProperties: false },
    ),
  ),
  joint_members: Type.Optional(Text(500)),
  basis: Type.Optional(Text(1000)),
  basis_url: Type.Optional(Text(2000)),
  from: Type.Optional(FuzzyDay),
  until: Type.Optional(FuzzyDay),
  standing: OneOf(...powerStandings),
  note: Type.Optional(Text(2000)),
  /** the power whose place this one takes */
  replaces: Type.Optional(Id),
  /** the power it sets a limit to: whoever holds that one can act only within this one */
  limits: Type.Optional(Id),
  lang: Lang,
  sources: Sources,
});
export type PowerBody = Static<typeof PowerBody>;

const ofHolder = (holder: { post?: string | undefined; organization?: string | undefined }): string =>
  holder.post ? `post/${holder.post}` : `organization/${holder.organization}`;

export const powerRecorded = defineAct({
  kind: 'power.recorded/1',
  body: PowerBody,
  codes: ['verb', 'mode', 'standing'],
  streams: (b) => ({
    touches: [
      ofHolder(b.holder),
      ...(b.joint?.posts ?? []).map((post) => `post/${post}`),
      ...(b.replaces ? [`power/${b.replaces}`] : []),
      ...(b.limits ? [`power/${b.limits}`] : []),
    ],
    opens: [{ stream: `power/${b.power}`, under: ofHolder(b.holder) }],
  }),
  made: { object_key: { of: 'object', table: 'powers', column: 'object_key' } },
  texts: {
    object: 'powers.object',
    joint_members: 'powers.joint_members',
    basis: 'powers.basis',
    basis_url: 'powers.basis_url',
    note: 'powers.note',
  },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    const { body } = act;
    if (body.replaces) {
      await tx
        .updateTable('powers')
        .set({ superseded_by: act.id })
        .where('place_id', '=', act.place)
        .where('id', '=', body.replaces)
        .execute();
    }
    await tx
      .insertInto('powers')
      .values({
        place_id: act.place,
        act_id: act.id,
        id: body.power,
        holder_post: body.holder.post ?? null,
        holder_organization: body.holder.organization ?? null,
        verb: body.verb,
        object: body.object,
        object_key: body.object_key,
        division: body.division ?? null,
        mode: body.mode,
        joint_n: body.joint?.n ?? null,
        joint_m: body.joint?.m ?? null,
        joint_members: body.joint_members ?? null,
        joint_posts: body.joint?.posts ?? [],
        basis: body.basis ?? null,
        basis_url: body.basis_url ?? null,
        from_day: body.from ?? null,
        until_day: body.until ?? null,
        standing: body.standing,
        note: body.note ?? null,
        lang: body.lang,
        superseded_by: null,
        limits: body.limits ?? null,
      })
      .execute();
    await cite(tx, act);
  },
});

const mark = {
  power: Id,
  holder: HolderOf,
  number: Type.Integer({ minimum: 0, maximum: 10_000 }),
  note: Type.Optional(Text(2000)),
  lang: Lang,
  sources: Sources,
};

export const powerStandingChanged = defineAct({
  kind: 'power.standing-changed/1',
  body: Type.Object({ ...mark, standing: OneOf(...powerStandings) }),
  codes: ['standing'],
  streams: (b) => ({ touches: [`power/${b.power}`, ofHolder(b.holder)] }),
  texts: { note: 'power_marks.note' },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    const { power, number, standing, note, lang } = act.body;
    await tx
      .updateTable('powers')
      .set({ standing })
      .where('place_id', '=', act.place)
      .where('id', '=', power)
      .execute();
    await tx
      .insertInto('power_marks')
      .values({
        place_id: act.place,
        act_id: act.id,
        power_id: power,
        number,
        what: 'standing',
        standing,
        until_day: null,
        note: note ?? null,
        lang,
      })
      .execute();
    await cite(tx, act);
  },
});

export const powerEnded = defineAct({
  kind: 'power.ended/1',
  body: Type.Object({ ...mark, until: FuzzyDay }),
  streams: (b) => ({ touches: [`power/${b.power}`, ofHolder(b.holder)] }),
  texts: { note: 'power_marks.note' },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    const { power, number, until, note, lang } = act.body;
    await tx
      .updateTable('powers')
      .set({ until_day: until })
      .where('place_id', '=', act.place)
      .where('id', '=', power)
      .execute();
    await tx
      .insertInto('power_marks')
      .values({
        place_id: act.place,
        act_id: act.id,
        power_id: power,
        number,
        what: 'ended',
        standing: null,
        until_day: until,
        note: note ?? null,
        lang,
      })
      .execute();
    await cite(tx, act);
  },
});
