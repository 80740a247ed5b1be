-- What a letter's phrases are, for finding letters that are nearly the same: the smallest 128 hashes of its runs of five words
-- (a bottom-k sketch, Broder 1997). Made of the words as they are shown, so what is covered or erased is in no sketch either.
create function base.sketch_of(words text) returns int[] language sql immutable parallel safe as $$
  select coalesce(array_agg(hash order by hash), '{}') from (
    select distinct ('x' || left(md5(concat_ws(' ', a, b, c, d, e)), 8))::bit(32)::int as hash from (
      select word as a, lead(word, 1) over here as b, lead(word, 2) over here as c, lead(word, 3) over here as d, lead(word, 4) over here as e
      from regexp_split_to_table(lower(words), '[^[:alnum:]]+') with ordinality as split(word, i) where word <> '' window here as (order by i)
    ) runs where e is not null order by hash limit 128
  ) least
$$;
alter table pub.letter_versions add column sketch int[] not null generated always as (base.sketch_of(words)) stored;

-- One demand asks again, narrows, takes the place of or stands against another: who says so, and until when.
create table pub.demand_relations (
  place_id uuid not null, act_id uuid not null, id uuid not null, demand_id uuid not null, other_id uuid not null,
  how text not null check (how in ('restates', 'narrows', 'supersedes', 'conflicts-with')),
  organization_id uuid, -- who says so here; empty when it is recorded from a source
  words text, given text not null check (given in ('here', 'source')), day text not null, lang text not null,
  withdrawn_by uuid,
  primary key (place_id, act_id)
);
create unique index demand_relations_id on pub.demand_relations (place_id, id);
create index demand_relations_demand on pub.demand_relations (place_id, demand_id);
create index demand_relations_other on pub.demand_relations (place_id, other_id);
select base.guard('pub.demand_relations');

-- Why a relation was taken back.
create table pub.relation_withdrawals (
  place_id uuid not null, act_id uuid not null, relation_id uuid not null, words text, day text not null, lang text not null,
  primary key (place_id, act_id)
);
select base.guard('pub.relation_withdrawals');

-- An organization adopted the exact words of a version before it was published, and who said so for it.
create table pub.letter_adoptions (
  place_id uuid not null, act_id uuid not null, letter_id uuid not null, version_id uuid not null, organization_id uuid not null,
  digest text not null, signatory text, day text not null,
  primary key (place_id, act_id)
);
create index letter_adoptions_letter on pub.letter_adoptions (place_id, letter_id);
select base.guard('pub.letter_adoptions');

-- An organization takes its name off a version. The words stay; a version that none of its organizations holds on to is withdrawn.
create table pub.letter_withdrawals (
  place_id uuid not null, act_id uuid not null, letter_id uuid not null, version_id uuid, organization_id uuid not null,
  words text, given text not null check (given in ('here', 'source')), day text not null, lang text not null,
  primary key (place_id, act_id)
);
create index letter_withdrawals_letter on pub.letter_withdrawals (place_id, letter_id);
select base.guard('pub.letter_withdrawals');
