-- The spine. log.acts is the truth; everything in pub can be made again from it.

-- n is taken after an act has locked its streams, so acts that share a stream have n in commit order. Gaps are harmless:
-- n orders the log, the log's own index counts it.
create sequence log.acts_n;
grant usage, select, update on sequence log.acts_n to redress_app; -- update: an import goes on where the imported log ended

create table log.acts (
  place_id uuid not null,
  n bigint not null,
  id uuid not null,
  kind text not null,
  recorded timestamptz not null,
  streams text[] not null,
  fields jsonb not null,   -- author, occurred and the body's fields; an erased one is {"erased": act id}
  salts jsonb not null,    -- 32 random bytes a field, base64; an erased field has none
  primary key (place_id, n),
  unique (place_id, id)
);
select base.guard('log.acts');
-- Of an act only what an erasure empties may ever change.
revoke update on log.acts from redress_app;
grant update (fields, salts) on log.acts to redress_app;

-- Written in the act's own transaction: both or neither. The sequencer moves rows from here to entries.
create table log.outbox (
  place_id uuid not null,
  n bigint not null,
  leaf text not null,
  primary key (place_id, n)
);
select base.guard('log.outbox');
revoke update on log.outbox from redress_app;
grant delete on log.outbox to redress_app;

create table log.entries (
  place_id uuid not null,
  index bigint not null,
  n bigint not null,
  leaf text not null,
  primary key (place_id, index),
  unique (place_id, n)
);
select base.guard('log.entries');
revoke update on log.entries from redress_app; -- what is logged is only ever added to

-- One row a place: how long its log is, and who holds the lease to lengthen it (a lease row, not an advisory lock: it survives
-- connection poolers and distributed engines).
create table log.heads (
  place_id uuid primary key,
  size bigint not null default 0,
  holder text,
  until timestamptz
);
select base.guard('log.heads');

-- What acts are about. Locked in sorted order before an act decides anything; head is the n of the last act on it.
create table pub.streams (
  place_id uuid not null,
  stream text not null,
  head bigint not null,
  opened bigint not null,
  primary key (place_id, stream)
);
select base.guard('pub.streams');

-- Every free text of every act, once: the search index, and the proof that a covered text is nowhere.
create table pub.texts (
  place_id uuid not null,
  act_id uuid not null,
  field text not null,
  stream text not null,
  kind text not null,
  lang text not null,
  shown text not null,
  found tsvector generated always as (
    case lang when 'es' then to_tsvector('spanish', shown) else to_tsvector('english', shown) end
  ) stored,
  primary key (place_id, act_id, field)
);
create index texts_found on pub.texts using gin (found);
create index texts_stream on pub.texts (place_id, stream);
select base.guard('pub.texts');
grant delete on pub.texts to redress_app; -- a covered text leaves the index at once

-- Which text of which act is covered or erased, by which act, and why.
create table pub.covers (
  place_id uuid not null,
  act_id uuid not null,
  field text not null,
  by_act uuid not null,
  how text not null check (how in ('covered', 'erased')),
  reason text not null,
  lifted_by uuid,
  primary key (place_id, act_id, field, by_act)
);
create index covers_by on pub.covers (place_id, by_act);
select base.guard('pub.covers');

-- Every act once for each stream it is about, with the day it happened: timelines, feeds and "what changed" read this.
create table pub.timeline (
  place_id uuid not null,
  act_id uuid not null,
  stream text not null,
  n bigint not null,
  kind text not null,
  at timestamptz not null,
  day text not null,        -- 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD': sorts as text
  until text,
  basis text not null,
  primary key (place_id, stream, n)
);
create index timeline_day on pub.timeline (place_id, day desc, n desc);
select base.guard('pub.timeline');

-- Which account did an act: evidence for stewards and auditors, never published.
create table priv.act_accounts (
  place_id uuid not null,
  act_id uuid not null,
  account_id uuid not null,
  primary key (place_id, act_id)
);
select base.guard('priv.act_accounts');

-- A form that was sent: the same form sent again (double click, back button) finds its first result here.
create table priv.once (
  place_id uuid not null, key uuid not null, href text, at timestamptz not null default now(),
  primary key (place_id, key)
);
select base.guard('priv.once');
