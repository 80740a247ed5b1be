// Endorsements, counts of signatures, and what was set aside, as lists to take away. Of signers they hold numbers only.
import { sql } from 'kysely';
import Type from 'typebox';
import { routes } from '../../base/routes.ts';
import type { View } from '../../web/view.ts';
import {
  byCode,
  byLetter,
  day,
  defineList,
  letterAddress,
  letterColumns,
  maybe,
  maybeWords,
  oneOf,
  type Row,
  uuid,
  words,
} from '../outlets/list.ts';
import { asideReasons, choices, mandates } from './rules.ts';

const inLetter = sql`join letters l on l.place_id = x.place_id and l.id = x.letter_id and l.superseded_by is null
  join letter_versions v on v.place_id = x.place_id and v.id = x.version_id`;
const supportHref = (row: Row, view: View): string => view.href(routes.letterSupport, { letter: letterAddress(row) });

defineList({
  name: 'endorsements',
  fields: {
    letter: Type.Integer(),
    version: Type.Integer(),
    organization: words(),
    organization_name: maybeWords(),
    whole: Type.Boolean(),
    demands: Type.Array(Type.Integer()),
    signed_by: maybeWords(),
    mandate: oneOf(...mandates),
    authority: maybeWords(),
    reservation: maybeWords(),
    given: oneOf('here', 'source'),
    day: day(),
    lang: words(),
    withdrawn: maybe(day()),
    withdrawn_act: maybe(uuid()),
    withdrawn_words: maybeWords(),
  },
  columns: sql`${letterColumns}, v.number as version, o.slug as organization, o.name as organization_name, x.whole,
    coalesce((select array_agg(d.number order by d.number) from demands d
      where d.place_id = x.place_id and d.superseded_by is null and d.id = any(x.demands)), '{}') as demands,
    x.signed_by, x.mandate, x.authority, x.reservation, x.given, x.day, x.lang,
    w.day as withdrawn, x.withdrawn_by as withdrawn_act, w.words as withdrawn_words`,
  from: sql`endorsements x ${inLetter}
    join organizations o on o.place_id = x.place_id and o.id = x.organization_id and o.superseded_by is null
    left join endorsement_withdrawals w on w.place_id = x.place_id and w.endorsement_id = x.id`,
  filters: {
    letter: byLetter,
    organization: { schema: Type.String({ maxLength: 140 }), where: (slug) => sql`o.slug = ${slug}` },
    mandate: byCode('x.mandate', ...mandates),
  },
  href: (row, view) => `${supportHref(row, view)}#endorsement-${row.id}`,
  title: (row) => row.organization_name,
  words: ['reservation'],
  page: routes.endorsements,
});

defineList({
  name: 'signature-counts',
  fields: {
    letter: Type.Integer(),
    version: Type.Integer(),
    number: Type.Integer(),
    from: maybe(Type.String({ format: 'date-time' })),
    until: Type.String({ format: 'date-time' }),
    confirmed: Type.Integer(),
    restored: Type.Integer(),
    withdrawn: Type.Integer(),
    invalidated: Type.Integer(),
    total: Type.Integer(),
    areas: Type.Array(Type.String()),
    elsewhere: Type.Integer(),
    root: Type.String(),
  },
  columns: sql`${letterColumns}, v.number as version, x.number,
    to_char(x.from_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "from",
    to_char(x.until_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as until,
    x.confirmed, x.restored, x.withdrawn, x.invalidated, x.total,
    coalesce((select array_agg(coalesce(r.name, r.id::text) || ': ' || (a->>'n') order by (a->>'n')::int desc, r.id)
      from jsonb_array_elements(x.areas) a join areas r on r.place_id = x.place_id and r.id = (a->>'area')::uuid), '{}') as areas,
    x.elsewhere, x.root`,
  from: sql`signature_counts x ${inLetter}`,
  id: 'x.act_id',
  filters: {
    letter: byLetter,
    version: { schema: Type.String({ pattern: '^[1-9]\\d{0,5}$' }), where: (n) => sql`v.number = ${Number(n)}` },
  },
  href: supportHref,
  title: (row, view) => view.t('support-count', { n: row.total }),
  page: routes.letters,
});

defineList({
  name: 'signature-batches',
  fields: {
    letter: Type.Integer(),
    version: Type.Integer(),
    signatures: Type.Integer(),
    reason: oneOf(...asideReasons),
    chosen: oneOf(...choices),
    words: maybeWords(),
    lang: words(),
    restored: maybe(uuid()),
    restored_words: maybeWords(),
  },
  columns: sql`${letterColumns}, v.number as version, x.signatures, x.reason, x.chosen, x.words, x.lang, x.restored_by as restored,
    (select r.words from signature_restorations r where r.place_id = x.place_id and r.batch_id = x.id) as restored_words`,
  from: sql`signature_batches x ${inLetter}`,
  filters: { letter: byLetter, reason: byCode('x.reason', ...asideReasons) },
  href: (row, view) => `${supportHref(row, view)}#set-aside`,
  title: (row, view) => view.t('support-aside', { n: row.signatures }),
  words: ['words'],
  page: routes.letters,
});
