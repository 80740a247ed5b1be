-- The log as strangers read it: a tree over log.entries in tiles, and the checkpoints that were signed over it.

-- One row a place: how many entries the tiles hold, whose log it is, and how many checkpoints were signed. Whoever grows or signs
-- locks it, so that two processes at once take turns.
create table log.trees (
  place_id uuid primary key,
  size bigint not null default 0,
  checkpoints bigint not null default 0,
  origin text,          -- the log's name, as every checkpoint says it; fixed by the first one
  key text              -- the public key that signs, as readers pin it; fixed by the first checkpoint
);
select base.guard('log.trees');

-- C2SP tlog-tiles: up to 256 hashes a row. The row on the right edge of a level grows; a full one never changes again, and a shorter
-- tile of an older checkpoint is the beginning of the same bytes.
create table log.tiles (
  place_id uuid not null,
  level int not null,
  index bigint not null,
  hashes bytea not null check (length(hashes) % 32 = 0 and length(hashes) between 32 and 8192),
  primary key (place_id, level, index)
);
select base.guard('log.tiles');

-- Every checkpoint that was ever signed, in order: a reader holds each against the tree of today.
create table log.checkpoints (
  place_id uuid not null,
  number bigint not null,
  size bigint not null,
  root bytea not null,
  note text not null,
  signed timestamptz not null,
  primary key (place_id, number)
);
select base.guard('log.checkpoints');
revoke update on log.checkpoints from redress_app;

-- What witnesses said of a checkpoint: one line each, as it is served under the note.
create table log.cosignatures (
  place_id uuid not null,
  number bigint not null,
  witness text not null,
  line text not null,
  at timestamptz not null,   -- the witness's own time
  primary key (place_id, number, witness)
);
select base.guard('log.cosignatures');
revoke update on log.cosignatures from redress_app;
