-- What residents are asked to divide, their plans, and what came of all of them. Whose plan it is stays in priv and is never exported;
-- the public learns of plans only together.

-- groups: one a line, "number of its value,cents today", the number empty for lines of which the file does not say it. Names are read
-- from budget_values, so that what is covered there is covered here.
create table pub.budget_consultations (
  place_id uuid not null, act_id uuid not null, id uuid not null, budget_id uuid not null, version_id uuid not null, number int not null,
  title text, note text, measure text not null, year text not null, of_lines text,
  by_dimension text not null, total bigint not null, groups text not null, rules uuid[] not null,
  opens text not null, closes text not null, who text not null check (who in ('anyone', 'residents')), lang text not null,
  primary key (place_id, act_id)
);
create unique index budget_consultations_id on pub.budget_consultations (place_id, id);
create unique index budget_consultations_number on pub.budget_consultations (place_id, budget_id, number);
select base.guard('pub.budget_consultations');

-- All plans of a consultation put together, at one moment. lines and methods are empty where fewer than ten plans were there.
create table pub.budget_collectives (
  place_id uuid not null, act_id uuid not null, id uuid not null, consultation_id uuid not null, number int not null,
  until_at timestamptz not null, verified int not null, unverified int not null, invented int not null, closed boolean not null,
  lines jsonb not null, methods jsonb not null, limits jsonb not null, superseded_by uuid,
  primary key (place_id, act_id),
  unique (place_id, consultation_id, number)
);
create unique index budget_collectives_current on pub.budget_collectives (place_id, consultation_id) where superseded_by is null;
select base.guard('pub.budget_collectives');

-- One sent plan: cents for every group, in their order. Every sending is a row of its own, confirmed by a mail of its own, so nobody can
-- change what somebody else is about to confirm. The index is what makes it one plan for each person.
create table priv.budget_plans (
  place_id uuid not null, id uuid not null, consultation_id uuid not null,
  address text,                 -- empty once withdrawn or replaced
  canonical text,               -- one person, one canonical address (identity/addresses.json)
  lang text not null,
  state text not null check (state in ('pending', 'confirmed', 'replaced', 'withdrawn')),
  amounts bigint[] not null, invented boolean not null default false,
  counted uuid,                 -- the last collective budget this row, as it is, was part of
  created timestamptz not null, mailed timestamptz, confirmed timestamptz,
  primary key (place_id, id)
);
create unique index budget_plans_person on priv.budget_plans (place_id, consultation_id, canonical) where state = 'confirmed';
create index budget_plans_of on priv.budget_plans (place_id, consultation_id, state);
select base.guard('priv.budget_plans');

create table priv.budget_plan_links (
  place_id uuid not null, token bytea not null, plan_id uuid not null, made timestamptz not null,
  primary key (place_id, token)
);
create index budget_plan_links_of on priv.budget_plan_links (place_id, plan_id);
select base.guard('priv.budget_plan_links');

-- Plans somebody wants to show to others: what differs from today, under a name made of it. Nobody's name or address is beside it.
create table priv.budget_shared_plans (
  place_id uuid not null, token text not null, consultation_id uuid not null, changes text not null, made timestamptz not null,
  primary key (place_id, token)
);
select base.guard('priv.budget_shared_plans');
