-- Families of tables are schemas: pub (public projections, written only by an act's apply, rebuildable), priv (never exported), log.
create schema if not exists pub;
create schema if not exists priv;
create schema if not exists log;
create schema if not exists base;

-- Every table of a place goes through this: row-level security forced (the owner is subject to it too), one policy that yields
-- no row when app.place is unset, and grants without DELETE for what is public (nothing published is deleted).
create function base.guard(the_table regclass) returns void language plpgsql as $$
declare
  family text := (select nspname from pg_class c join pg_namespace s on s.oid = c.relnamespace where c.oid = the_table);
begin
  execute format('alter table %s enable row level security', the_table);
  execute format('alter table %s force row level security', the_table);
  -- The sub-select is asked once a query, not once a row.
  execute format($p$create policy place on %s using (place_id = (select nullif(current_setting('app.place', true), '')::uuid))
    with check (place_id = (select nullif(current_setting('app.place', true), '')::uuid))$p$, the_table);
  execute format('grant select, insert, update on %s to redress_app', the_table);
  if family = 'priv' then execute format('grant delete on %s to redress_app', the_table); end if;
end $$;

grant usage on schema pub, priv, log, base to redress_app;

-- The installation's register of places: which host names lead where. Not place-bound: it is what a place is found by.
create table priv.places (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  hosts text[] not null default '{}',
  base_url text,
  example boolean not null default false,
  created timestamptz not null default now()
);
grant select, insert, update on priv.places to redress_app;

-- What the place says of itself, a row an act; the current one has no superseded_by.
create table pub.place (
  place_id uuid not null,
  act_id uuid not null,
  name text,
  division text not null,
  languages text[] not null,
  zone text not null,
  banner text,
  superseded_by uuid,
  primary key (place_id, act_id)
);
create unique index place_current on pub.place (place_id) where superseded_by is null;
select base.guard('pub.place');

-- A year's days off, copied in by an act: upgrading a holiday package never moves a past deadline.
create table pub.calendar (
  place_id uuid not null,
  act_id uuid not null,
  year int not null,
  days jsonb not null,
  superseded_by uuid,
  primary key (place_id, act_id)
);
create unique index calendar_current on pub.calendar (place_id, year) where superseded_by is null;
select base.guard('pub.calendar');
