-- A version's lines lie in blocks: up to a hundred of one side, measure, year, fund and department a row. A row for each line made an
-- import wait for its indexes: 40,000 lines took PostgreSQL 260 ms, in blocks a sixth of it. Who reads lines reads the view.
alter table pub.budget_lines no force row level security;
alter table pub.budget_lines rename to budget_lines_before;

create table pub.budget_line_blocks (
  place_id uuid not null, version_id uuid not null, first int not null,   -- the number of its first line
  side text not null check (side in ('spending', 'revenue')),
  measure text not null check (measure in ('planned', 'spent')),
  year text not null,
  fund int, department int, restricted boolean, recurring boolean,
  -- of each line: its number, what else it is about, its amount, and how many rows of the file it adds up
  numbers int[] not null, divisions int[] not null, accounts int[] not null, categories int[] not null,
  cents bigint[] not null, rows int[] not null,
  primary key (place_id, version_id, first)
);
create index budget_line_blocks_within on pub.budget_line_blocks (place_id, version_id, fund, department);
-- A hundred lines fit a page as they are: compressing them would take longer than all the rest.
alter table pub.budget_line_blocks alter column numbers set storage plain, alter column divisions set storage plain,
  alter column accounts set storage plain, alter column categories set storage plain, alter column cents set storage plain,
  alter column rows set storage plain;

insert into pub.budget_line_blocks
  select place_id, version_id, min(n), side, measure, year, fund, department, restricted, recurring, array_agg(n order by n),
    array_agg(division order by n), array_agg(account order by n), array_agg(category order by n), array_agg(cents order by n),
    array_agg(rows order by n)
  from (select *, (row_number() over (partition by place_id, version_id, side, measure, year, fund, department, restricted, recurring
    order by n) - 1) / 100 as part from pub.budget_lines_before) l
  group by place_id, version_id, side, measure, year, fund, department, restricted, recurring, part;
select base.guard('pub.budget_line_blocks');
drop table pub.budget_lines_before;

-- The policies of the blocks bind whoever reads the view.
create view pub.budget_lines with (security_invoker = true) as
  select b.place_id, b.version_id, l.n, b.side, b.measure, b.year, b.fund, b.department, l.division, l.account, l.category, b.restricted,
    b.recurring, l.cents, l.rows
  from pub.budget_line_blocks b, unnest(b.numbers, b.divisions, b.accounts, b.categories, b.cents, b.rows)
    as l(n, division, account, category, cents, rows);
grant select on pub.budget_lines to redress_app;
