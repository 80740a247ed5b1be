// A living example of each state, where this place has one: the first found. Nothing private is looked at.
import { sql } from 'kysely';
import type { Tx } from '../../base/database.ts';
import { routes } from '../../base/routes.ts';
import { together } from '../../base/together.ts';
import type { View } from '../../web/view.ts';

type AtLetter = { state: string; number: number; slug: string; demand: number | null; other: string | null };

const letter = sql`letters l where l.superseded_by is null`;
const referralAt = (state: string, which: ReturnType<typeof sql>) => sql`
  (select ${state}::text as state, l.number, l.slug, d.number as demand, null::text as other
   from referrals r join letters l on l.place_id = r.place_id and l.id = r.letter_id and l.superseded_by is null
   join demands d on d.place_id = r.place_id and d.id = r.demand_id and d.superseded_by is null
   where ${which} order by r.id desc limit 1)`;
const answered = sql`exists (select from answers a where a.place_id = r.place_id and a.referral_id = r.id)`;
const delivered = (more: ReturnType<typeof sql>) => sql`exists (select from deliveries v where v.place_id = r.place_id
  and v.letter_id = r.letter_id and v.fact = 'delivered' and v.withdrawn_by is null and ${more}
  and coalesce(v.holder_post, v.holder_organization) = coalesce(r.holder_post, r.holder_organization))`;

/** @returns addresses by `machine.state` */
export async function livingExamples(tx: Tx, view: View): Promise<Map<string, string>> {
  const found = await together(tx, {
    versions: sql<AtLetter>`
      (select 'published' as state, l.number, l.slug, null::int as demand, null::text as other from ${letter} order by l.number desc limit 1)
      union all (select 'superseded', l.number, l.slug, null, v.number::text from letter_versions v
        join letters l on l.place_id = v.place_id and l.id = v.letter_id and l.superseded_by is null
        where v.superseded_by is not null order by v.act_id limit 1)`,
    referrals: sql<AtLetter>`
      ${referralAt('answered', answered)}
      union all ${referralAt('waiting', sql`not ${answered} and ${delivered(sql`v.disputed_by is null`)}`)}
      union all ${referralAt('delivery-disputed', delivered(sql`v.disputed_by is not null`))}
      union all ${referralAt('asked', sql`not ${answered} and not ${delivered(sql`true`)}`)}
      union all ${referralAt('transferred', sql`exists (select from clock_events e where e.place_id = r.place_id and e.referral_id = r.id and e.what = 'transfer' and e.withdrawn_by is null)`)}`,
    answers: sql<AtLetter>`
      select distinct on (a.superseded_by is null) case when a.superseded_by is null then 'published' else 'revised' end as state,
        l.number, l.slug, d.number as demand, coalesce(p.slug, o.slug) || '-' || a.number as other
      from answers a join referrals r on r.place_id = a.place_id and r.id = a.referral_id
      join letters l on l.place_id = r.place_id and l.id = r.letter_id and l.superseded_by is null
      join demands d on d.place_id = r.place_id and d.id = r.demand_id and d.superseded_by is null
      left join posts p on p.place_id = r.place_id and p.id = r.holder_post and p.superseded_by is null
      left join organizations o on o.place_id = r.place_id and o.id = r.holder_organization and o.superseded_by is null
      where coalesce(p.slug, o.slug) is not null order by (a.superseded_by is null), a.act_id`,
    invitations: sql<{ state: string; number: number; slug: string }>`
      select distinct on (y.reply) coalesce(y.reply, 'sent') as state, e.number, e.slug
      from invitations i join events e on e.place_id = i.place_id and e.id = i.event_id and e.superseded_by is null
      left join invitation_replies y on y.place_id = i.place_id and y.invitation_id = i.id and y.superseded_by is null
      order by y.reply, e.number`,
    signatures: sql<AtLetter>`
      select 'confirmed' as state, l.number, l.slug, null::int as demand, null::text as other
      from signature_counts c join letter_versions v on v.place_id = c.place_id and v.id = c.version_id
      join letters l on l.place_id = v.place_id and l.id = v.letter_id and l.superseded_by is null order by c.act_id desc limit 1`,
    powers: sql<{ state: string; id: string }>`
      select distinct on (w.standing) w.standing as state, w.id from powers w where w.superseded_by is null order by w.standing, w.id`,
    ended: sql<{ state: string; id: string }>`
      select 'ended' as state, m.power_id as id from power_marks m where m.what = 'ended' order by m.act_id limit 1`,
  });
  const at = ({ number, slug }: { number: number; slug: string }) => `${number}-${slug}`;
  return new Map<string, string>([
    ...found.versions.map(
      (one) =>
        [
          `letter.${one.state}`,
          one.other
            ? view.href(routes.letterVersion, { letter: at(one), version: one.other })
            : view.href(routes.letter, { letter: at(one) }),
        ] as const,
    ),
    ...found.referrals.map(
      (one) => [`referral.${one.state}`, view.href(routes.demand, { letter: at(one), demand: one.demand! })] as const,
    ),
    ...found.answers.map(
      (one) =>
        [
          `answer.${one.state}`,
          view.href(routes.answer, { letter: at(one), demand: one.demand!, answer: one.other! }),
        ] as const,
    ),
    ...found.invitations.map(
      (one) => [`invitation.${one.state}`, view.href(routes.meeting, { meeting: at(one) })] as const,
    ),
    ...found.signatures.map(
      (one) => [`signature.${one.state}`, view.href(routes.letterSupport, { letter: at(one) })] as const,
    ),
    ...[...found.powers, ...found.ended].map(
      (one) => [`power.${one.state}`, view.href(routes.power, { power: one.id })] as const,
    ),
    ...(['running', 'due-soon', 'overdue', 'long-overdue', 'paused'] as const).map(
      (state) => [`clock.${state}`, view.href(routes.clocks, {}, { show: state })] as const,
    ),
  ]);
}
