-- A collective budget reads every plan at once, so amounts lie as they are read: eight bytes a group, the first the highest, as int8send
-- writes them. And which plans were counted is said in one row, not in each of a hundred thousand.
create function base.eight_bytes_each(amounts bigint[]) returns bytea language sql immutable as
  $$ select coalesce(string_agg(int8send(cents), ''::bytea order by n), '') from unnest(amounts) with ordinality as a(cents, n) $$;
alter table priv.budget_plans alter column amounts type bytea using base.eight_bytes_each(amounts);
drop function base.eight_bytes_each;

create table priv.budget_plans_counted (
  place_id uuid not null, consultation_id uuid not null,
  plans bytea not null,         -- the ids of the plans the last collective budget was made of, sixteen bytes each
  primary key (place_id, consultation_id)
);
-- Ids are random for the most part: packing them would cost time and save nothing.
alter table priv.budget_plans_counted alter column plans set storage external;

-- The policies bind the owner too, so they rest meanwhile.
alter table priv.budget_plans no force row level security;
insert into priv.budget_plans_counted (place_id, consultation_id, plans)
  select place_id, consultation_id, string_agg(uuid_send(id), ''::bytea) from priv.budget_plans where counted is not null
  group by place_id, consultation_id;
alter table priv.budget_plans force row level security;
alter table priv.budget_plans drop column counted;
select base.guard('priv.budget_plans_counted');
