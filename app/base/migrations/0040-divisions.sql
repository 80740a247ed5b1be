-- States, counties, cities and districts by their Open Civic Data id. The id is the identity: two cities of one name stay two.
create table pub.divisions (
  place_id uuid not null, act_id uuid not null, id uuid not null,
  code text not null,
  parent text generated always as (nullif(regexp_replace(code, '/[^/]+$', ''), 'ocd-division')) stored,
  name text, lang text not null, superseded_by uuid,
  primary key (place_id, act_id)
);
create unique index divisions_current on pub.divisions (place_id, id) where superseded_by is null;
create unique index divisions_code on pub.divisions (place_id, code) where superseded_by is null;
create index divisions_parent on pub.divisions (place_id, parent);
select base.guard('pub.divisions');

-- Which division an office is for, where that is known.
alter table pub.posts add column division text;
create index posts_division on pub.posts (place_id, division) where division is not null;
