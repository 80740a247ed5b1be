// Divisions as a list.
import { sql } from 'kysely';
import Type from 'typebox';
import { routes } from '../../base/routes.ts';
import { defineList, maybeWords, words } from './list.ts';

defineList({
  name: 'divisions',
  fields: { code: words(), within: maybeWords(), name: maybeWords(), lang: words() },
  columns: sql`x.code, x.parent as within, x.name, x.lang`,
  from: sql`divisions x`,
  where: sql`x.superseded_by is null`,
  filters: { within: { schema: Type.String({ maxLength: 200 }), where: (code) => sql`x.parent = ${code}` } },
  href: (row, view) => view.href(routes.division, { division: row.id }),
  title: (row) => row.name && `${row.name} (${row.code})`,
  page: routes.divisions,
});
