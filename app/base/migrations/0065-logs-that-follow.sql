-- A log whose key is lost, known to others, or whose newest entries are gone is closed, and another one follows it: the same entries, under a
-- new name and a new key, with an entry that says so.

-- A row a log that followed: the one before it, its last checkpoint as far as anybody here knows, and how many of its entries are here.
create table pub.successions (
  place_id uuid not null,
  act_id uuid not null,
  number int not null,             -- of the log that began: 2 follows the first
  previous text not null,          -- name and public key of the one that was closed
  previous_key text not null,
  size bigint not null,            -- its last checkpoint
  root text not null,              -- base16
  kept bigint not null,            -- so many of its entries stand at the beginning of this log
  why text not null,
  origin text not null,            -- name and public key of the one that began
  key text not null,
  primary key (place_id, act_id)
);
create unique index successions_number on pub.successions (place_id, number);
select base.guard('pub.successions');

-- Which log a checkpoint is of: its own first line. A page of past checkpoints is one of one log.
alter table log.checkpoints add column origin text not null generated always as (split_part(note, E'\n', 1)) stored;
create index checkpoints_of_log on log.checkpoints (place_id, origin, number);
