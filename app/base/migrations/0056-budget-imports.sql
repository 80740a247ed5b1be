-- Files of figures on their way to be a version of a budget: what was brought, and what its columns are said to mean. Nothing is public
-- before the version is recorded; then the row says which one it became.
create table priv.budget_imports (
  place_id uuid not null, id uuid not null, budget_id uuid not null,
  file text not null,              -- digest of the rows as they are read: the file itself, or the table taken out of a workbook
  source text not null,            -- digest of the file that was brought
  file_name text not null, bytes bigint not null,
  workbook jsonb,                  -- its sheets, where it is one
  mapping jsonb not null,
  version_id uuid,
  created timestamptz not null,
  primary key (place_id, id)
);
create index budget_imports_open on priv.budget_imports (place_id, budget_id) where version_id is null;
select base.guard('priv.budget_imports');
