-- The city's money. A budget has versions; a version is a list of lines, each one distinct combination of what it is about, in cents.

create table pub.budgets (
  place_id uuid not null, act_id uuid not null, id uuid not null, number int not null,
  title text, body text, lang text not null, currency text not null,
  -- Made of the title as it is shown: a title that is covered is in no address either.
  slug text not null generated always as (base.slug_of(title, 'budget')) stored,
  primary key (place_id, act_id)
);
create unique index budgets_id on pub.budgets (place_id, id);
create unique index budgets_number on pub.budgets (place_id, number);
select base.guard('pub.budgets');

create table pub.budget_versions (
  place_id uuid not null, act_id uuid not null, id uuid not null, budget_id uuid not null, number int not null,
  label text, state text not null check (state in ('submitted', 'adopted', 'amended', 'actual')), on_day text,
  supersedes uuid,
  source_title text, source_publisher text, source_url text, note text,
  file_name text, file_digest text, mapping jsonb,
  names text,                  -- what the values are called, one a line in the order of budget_values.n; null where covered
  lines int not null, rows int not null, lang text not null,
  primary key (place_id, act_id)
);
create unique index budget_versions_id on pub.budget_versions (place_id, id);
create unique index budget_versions_number on pub.budget_versions (place_id, budget_id, number);
select base.guard('pub.budget_versions');

-- What lines are about, each once a version: a fund, a department, with the code and the name the file gives it. Counted over all
-- dimensions of a version, so a line needs one number each.
create table pub.budget_values (
  place_id uuid not null, version_id uuid not null, n int not null,
  dimension text not null check (dimension in ('fund', 'department', 'division', 'account', 'category')),
  code text not null, name text,
  primary key (place_id, version_id, n)
);
select base.guard('pub.budget_values');

create table pub.budget_lines (
  place_id uuid not null, version_id uuid not null, n int not null,
  side text not null check (side in ('spending', 'revenue')),
  measure text not null check (measure in ('planned', 'spent')),
  year text not null,
  fund int, department int, division int, account int, category int,
  restricted boolean, recurring boolean,
  cents bigint not null, rows int not null,
  primary key (place_id, version_id, n)
);
-- A drill-down reads the lines of one fund, or of one department within it; all of a version are read by the key.
create index budget_lines_within on pub.budget_lines (place_id, version_id, fund, department);
select base.guard('pub.budget_lines');

-- That somebody held our total against the official one, and what was missing or too much. The latest of a fund, year, side and
-- measure counts; earlier ones stay.
create table pub.budget_certificates (
  place_id uuid not null, act_id uuid not null, id uuid not null, budget_id uuid not null, version_id uuid not null,
  fund text not null,          -- its code, or its name where it has none; '' is the whole version
  year text not null, side text not null, measure text not null,
  ours bigint not null, official bigint not null, difference bigint not null,
  source_title text, source_publisher text, source_url text, note text,
  accepted_by text not null, accepted_at timestamptz not null, lang text not null, superseded_by uuid,
  primary key (place_id, act_id)
);
create unique index budget_certificates_id on pub.budget_certificates (place_id, id);
create unique index budget_certificates_current on pub.budget_certificates (place_id, version_id, fund, year, side, measure)
  where superseded_by is null;
select base.guard('pub.budget_certificates');
