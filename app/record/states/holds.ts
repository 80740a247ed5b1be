// What always holds, whatever anybody does: the twelve rules of the record, each with where a reader sees it, what was found when the page
// was made, and the test that tries to break it. It looks at public rows only, and never at more than the newest thousand.
import { sql } from 'kysely';
import type { Tx } from '../../base/database.ts';
import { type Route, routes } from '../../base/routes.ts';
import { together } from '../../base/together.ts';
import { type Html, html, nothing } from '../../web/html.ts';
import type { View } from '../../web/view.ts';

/** A rule: the page on which it is seen, and the tests that try to break it, by their files. */
type Rule = { see: Route; tests: readonly string[] };

/** In the order in which the record's paper numbers them, from 1. */
export const rules: readonly Rule[] = [
  {
    see: routes.takedowns,
    tests: [
      'app/record/states/whatever-people-do.test.ts',
      'app/record/letters/standing/state.test.ts',
      'app/record/moderation/appeals.test.ts',
    ],
  },
  {
    see: routes.commitments,
    tests: ['app/record/commitments/rules.test.ts', 'app/record/commitments/actions.test.ts'],
  },
  {
    see: routes.verifications,
    tests: ['app/record/states/valid-then.test.ts', 'app/record/answers/invariants.test.ts'],
  },
  { see: routes.letters, tests: ['app/record/answers/invariants.test.ts'] },
  {
    see: routes.clocks,
    tests: ['app/record/clocks/rules.test.ts', 'app/record/demands/rules.test.ts', 'app/acts/civil-days.test.ts'],
  },
  { see: routes.statements, tests: ['app/record/letters/quotes.test.ts', 'app/record/words/captures/quoting.test.ts'] },
  { see: routes.endorsements, tests: ['app/record/support/count.test.ts', 'app/record/support/endorse.test.ts'] },
  { see: routes.meetings, tests: ['app/record/states/either-side.test.ts', 'app/record/answers/invariants.test.ts'] },
  { see: routes.privacy, tests: ['app/record/support/rules.test.ts', 'test/outlets.test.ts'] },
  {
    see: routes.signIn,
    tests: ['app/record/states/opened-links.test.ts', 'app/record/support/sign.test.ts', 'app/identity/site.test.ts'],
  },
  {
    see: routes.openData,
    tests: [
      'app/record/states/whatever-people-do.test.ts',
      'app/acts/export.test.ts',
      'app/record/outlets/holder-export.test.ts',
    ],
  },
  {
    see: routes.changes,
    tests: [
      'app/record/states/whatever-people-do.test.ts',
      'app/record/support/count.test.ts',
      'test/sent-twice.test.ts',
    ],
  },
];

/** How many rows were looked at, and how many of them break the rule. */
type Looked = { n: number; broken: number };
export type Holds = ReadonlyMap<number, Looked>;

const MOST = 1000;
const count = (which: ReturnType<typeof sql>, broken: ReturnType<typeof sql>) =>
  sql<Looked>`select count(*)::int as n, count(*) filter (where ${broken})::int as broken from (${which} limit ${MOST}) x`;

/** Verified, for the office or for the organization, on the day the answer was given. */
const verifiedThen = sql`exists (select from verifications v where v.place_id = x.place_id
  and v.since <= x.day and left(v.until, 10) >= x.day and case when x.membership_id is null
    then v.subject = 'organization' and v.organization_id = x.organization
    else v.subject = 'post-membership' and v.membership_id = x.membership_id end)`;
const heldThen = sql`(x.membership_id is null or exists (select from memberships m where m.place_id = x.place_id and m.id = x.membership_id
  and (m.from_day is null or btrim(m.from_day, './') <= x.day)
  and (m.until_day is null or btrim(m.until_day, './') >= left(x.day, length(btrim(m.until_day, './'))))))`;

export async function readHolds(tx: Tx): Promise<Holds> {
  const found = await together(tx, {
    2: count(
      sql`select m.place_id, m.act_id from commitment_marks m where not m.self_reported order by m.act_id desc`,
      sql`not exists (select from citations c where c.place_id = x.place_id and c.act_id = x.act_id)`,
    ),
    3: count(
      sql`select a.place_id, a.day, a.membership_id, r.holder_organization as organization from answers a
        join referrals r on r.place_id = a.place_id and r.id = a.referral_id where a.given = 'here' order by a.act_id desc`,
      sql`not (${heldThen} and ${verifiedThen})`,
    ),
    4: count(
      sql`select a.refers_post, a.refers_organization, a.none_known from answers a
        where a.verdict = 'not-my-power' order by a.act_id desc`,
      sql`not x.none_known and x.refers_post is null and x.refers_organization is null`,
    ),
    7: count(
      sql`select c.total, c.areas, c.elsewhere from signature_counts c order by c.act_id desc`,
      sql`x.total <> x.elsewhere + (select coalesce(sum((a->>'n')::int), 0) from jsonb_array_elements(x.areas) a)`,
    ),
    9: count(
      sql`select (a->>'n')::int as size from signature_counts c, jsonb_array_elements(c.areas) a order by c.act_id desc`,
      sql`x.size < 10`,
    ),
  });
  return new Map(Object.entries(found).map(([number, rows]) => [Number(number), rows[0]!]));
}

export function section(view: View, holds: Holds): Html {
  const { t } = view;
  const one = ({ see, tests }: Rule, i: number): Html => {
    const n = i + 1;
    const looked = holds.get(n);
    return html`<li id="always-${n}"><h3>${n}. ${t(`holds-${n}`)}</h3><p class="measure">${t(`holds-${n}-rule`)}</p>${
      looked
        ? html`<p>${looked.n === 0 ? t('holds-nothing-yet') : t('holds-looked', { what: t(`holds-${n}-looked`, { n: looked.n }), broken: looked.broken })}</p>`
        : nothing
    }<p><a href="${view.href(see)}">${t(`holds-${n}-see`)}</a></p><p><small>${t('holds-tests')} ${tests.map((test, k) => html`${k > 0 && ', '}<code>${test}</code>`)}</small></p></li>`;
  };
  return html`<section id="always"><h2>${t('holds-title')}</h2><p class="measure">${t('holds-lead')}</p><ol class="list">${rules.map(one)}</ol></section>`;
}
