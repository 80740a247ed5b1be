// Who is verified to speak for an office or an organization, by what, from when to when: public, and never the evidence for it.
import { sql } from 'kysely';
import Type from 'typebox';
import { routes } from '../../base/routes.ts';
import {
  byCode,
  byHolder,
  day,
  defineList,
  holderColumns,
  holderFields,
  holderJoins,
  maybe,
  maybeWords,
  oneOf,
} from './list.ts';

const methods = ['mail', 'dns', 'letter', 'in-person', 'vouchers'];

defineList({
  name: 'verifications',
  fields: {
    ...holderFields,
    person: maybeWords(),
    method: oneOf(...methods),
    since: day(),
    until: day(),
    by_role: Type.String(),
    ended: maybe(day()),
    end_reason: maybeWords(),
  },
  columns: sql`${holderColumns}, p.slug as person, x.method, x.since, x.until, x.by_role, x.ended, x.end_reason`,
  from: sql`verifications x
    left join memberships m on m.place_id = x.place_id and m.id = x.membership_id
    left join lateral (select m.post_id as holder_post,
      case when m.post_id is null then coalesce(x.organization_id, m.organization_id) end as holder_organization) h on true
    ${holderJoins('h')}
    left join persons p on p.place_id = m.place_id and p.id = m.person_id and p.superseded_by is null`,
  filters: { holder: byHolder, method: byCode('x.method', ...methods) },
  href: (_row, view) => view.href(routes.verifications),
  title: (row) => row.holder_name,
  page: routes.verifications,
});
