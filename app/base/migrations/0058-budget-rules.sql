-- The rules of a budget: what law, a bond, a policy or a demand says about sums of its lines. Sets of lines are kept as they were
-- recorded, a JSON text in the budget's own codes and names, so that a covered one is empty.

create table pub.budget_rules (
  place_id uuid not null, act_id uuid not null, id uuid not null, budget_id uuid not null, number int not null,
  kind text not null check (kind in ('floor', 'cap', 'lock', 'balance', 'ratio')),
  of_lines text, basis_lines text,
  share_num int, share_den int check (share_den > 0), cents bigint,
  title text,
  authority text not null check (authority in ('state-law', 'charter', 'bond', 'policy', 'demand')),
  citation text, url text, standing text not null,
  from_day text, until_day text, hard boolean not null, demand_id uuid,
  note text, lang text not null, superseded_by uuid, ended_by uuid,
  primary key (place_id, act_id)
);
create unique index budget_rules_id on pub.budget_rules (place_id, id);
-- One that stands under each number.
create unique index budget_rules_standing on pub.budget_rules (place_id, budget_id, number) where superseded_by is null;
create index budget_rules_demand on pub.budget_rules (place_id, demand_id) where demand_id is not null;
select base.guard('pub.budget_rules');

-- Why a rule holds no longer, and since when.
create table pub.budget_rule_ends (
  place_id uuid not null, act_id uuid not null, rule_id uuid not null, until_day text not null, words text, lang text not null,
  primary key (place_id, act_id)
);
create unique index budget_rule_ends_of on pub.budget_rule_ends (place_id, rule_id);
select base.guard('pub.budget_rule_ends');
