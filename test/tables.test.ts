// The families of tables, held against the real database: the hand-written types, forced row-level security, and who may write what.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import pg from 'pg';
import { freshDatabase } from './database.ts';

const { ownerUrl } = await freshDatabase();
const root = new URL('../', import.meta.url).pathname;

async function ask<T extends pg.QueryResultRow>(text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return (await client.query<T>(text)).rows;
  } finally {
    await client.end();
  }
}

/** Table and column names with nullability, out of the `interface Tables` blocks. */
function typedTables(): Map<string, Map<string, boolean>> {
  const tables = new Map<string, Map<string, boolean>>();
  for (const file of globSync('app/**/*.ts', { cwd: root })) {
    const text = readFileSync(join(root, file), 'utf8');
    const block = /interface Tables \{([\s\S]*?)\n {0,2}\}\n/.exec(text)?.[1];
    if (!block) continue;
    for (const [, name, body] of block.matchAll(/^\s*(\w+): \{([\s\S]*?)\};?$/gm)) {
      const columns = new Map<string, boolean>();
      const flat = body!
        .replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
        .replace(/\{[^{}]*\}/g, 'object')
        .replace(/<[^;]*>/g, (inner) => inner.replaceAll(':', ' '));
      for (const [, column, type] of flat.matchAll(/(\w+): ([^;]+);?/g)) columns.set(column!, /\| null\b/.test(type!));
      tables.set(name!, columns);
    }
  }
  return tables;
}

test('the types of the tables are those of the database, column for column', async () => {
  const typed = typedTables();
  const columns = await ask<{ name: string; column: string; nullable: boolean }>(`
    select table_name as name, column_name as column, is_nullable = 'YES' and is_generated = 'NEVER' as nullable
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema in ('pub', 'priv', 'log') and table_type = 'BASE TABLE' order by 1, ordinal_position`);
  const real = new Map<string, Map<string, boolean>>();
  for (const { name, column, nullable } of columns) real.set(name, (real.get(name) ?? new Map()).set(column, nullable));
  assert.ok(real.size > 25);
  for (const [name, its] of real) {
    assert.deepEqual([...(typed.get(name) ?? new Map())].sort(), [...its].sort(), `the type of ${name}`);
  }
  for (const name of typed.keys()) assert.ok(real.has(name), `${name} is typed but not in the database`);
});

test('every table of a place forces row-level security, owner included', async () => {
  const open = await ask(`select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('pub', 'priv', 'log') and not (c.relrowsecurity and c.relforcerowsecurity)
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'place_id')`);
  assert.deepEqual(open, []);
  const unbound = await ask<{
    relname: string;
  }>(`select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('pub', 'priv', 'log')
      and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'place_id')`);
  assert.deepEqual(
    unbound.map((row) => row.relname),
    ['places'],
  );
});

test('the place leads every key', async () => {
  const keys =
    await ask(`select c.relname from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
    where i.indisprimary and n.nspname in ('pub', 'priv', 'log') and a.attname <> 'place_id' and c.relname <> 'places'`);
  assert.deepEqual(keys, []);
});

test('the application role is nobody special and may not delete what is public', async () => {
  const [role] = await ask(
    `select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole from pg_roles where rolname = 'redress_app'`,
  );
  assert.deepEqual(role, { rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false });
  const deletable = await ask<{ table_name: string }>(`select table_name from information_schema.role_table_grants
    where grantee = 'redress_app' and privilege_type in ('DELETE', 'TRUNCATE') and table_schema in ('pub', 'log') order by 1`);
  assert.deepEqual(
    deletable.map((row) => row.table_name),
    ['outbox', 'texts'],
  );
});

test('only an act writes to public tables: no SQL outside apply names them for writing', () => {
  const names = [...typedTables().keys()];
  const writers = globSync('app/**/*.ts', { cwd: root, exclude: ['**/*.test.ts'] }).filter((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return /insertInto\('|updateTable\('|deleteFrom\('|insert into |update \w+ set|delete from /.test(text);
  });
  const publicTables = new Set(readPublic());
  const outside = writers.flatMap((file) => {
    if (/\/acts\.ts$|app\/acts\/|sources\.ts$/.test(file)) return [];
    const text = readFileSync(join(root, file), 'utf8');
    const written = [
      ...text.matchAll(/(?:insertInto|updateTable|deleteFrom)\('(\w+)'|(?:insert into|delete from|update) (\w+)/g),
    ].map((m) => (m[1] ?? m[2])!);
    return written.filter((table) => publicTables.has(table)).map((table) => `${file} writes ${table}`);
  });
  assert.ok(names.length > 0);
  assert.deepEqual(outside, []);
});

function readPublic(): string[] {
  return globSync('app/base/migrations/*.sql', { cwd: root }).flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/create table pub\.(\w+)/g)].map((m) => m[1]!),
  );
}
