-- Who supports a letter. Organizations endorse in public, by acts. Residents sign: who they are stays in priv and is never exported;
-- the public learns how many there are, in all and by area, from acts that count them.

create table pub.endorsements (
  place_id uuid not null, act_id uuid not null, id uuid not null,
  letter_id uuid not null, version_id uuid not null, organization_id uuid not null,
  whole boolean not null, demands uuid[] not null,
  signed_by text, mandate text not null, authority text, reservation text,
  given text not null check (given in ('here', 'source')),
  day text not null, lang text not null, withdrawn_by uuid,
  primary key (place_id, act_id)
);
create unique index endorsements_id on pub.endorsements (place_id, id);
-- One that stands for each organization and version; withdrawn ones stay beside it.
create unique index endorsements_standing on pub.endorsements (place_id, version_id, organization_id) where withdrawn_by is null;
create index endorsements_letter on pub.endorsements (place_id, letter_id);
create index endorsements_organization on pub.endorsements (place_id, organization_id);
select base.guard('pub.endorsements');

create table pub.endorsement_withdrawals (
  place_id uuid not null, act_id uuid not null, endorsement_id uuid not null,
  words text, given text not null check (given in ('here', 'source')), day text not null, lang text not null,
  primary key (place_id, act_id)
);
create unique index endorsement_withdrawals_of on pub.endorsement_withdrawals (place_id, endorsement_id);
select base.guard('pub.endorsement_withdrawals');

-- The areas of the place that signers may name as theirs. Never finer than what at least ten signers share is published.
create table pub.areas (
  place_id uuid not null, act_id uuid not null, id uuid not null,
  name text, position int not null, lang text not null, closed_by uuid,
  primary key (place_id, act_id)
);
create unique index areas_id on pub.areas (place_id, id);
select base.guard('pub.areas');

-- A row a count: what one window moved, and total and breakdown of one snapshot. The current one has no superseded_by.
create table pub.signature_counts (
  place_id uuid not null, act_id uuid not null,
  letter_id uuid not null, version_id uuid not null, number int not null,
  from_at timestamptz, until_at timestamptz not null,
  confirmed int not null, restored int not null, withdrawn int not null, invalidated int not null,
  total int not null, areas jsonb not null, elsewhere int not null,
  root text not null, superseded_by uuid,
  primary key (place_id, act_id),
  unique (place_id, version_id, number)
);
create unique index signature_counts_current on pub.signature_counts (place_id, version_id) where superseded_by is null;
create index signature_counts_letter on pub.signature_counts (place_id, letter_id) where superseded_by is null;
select base.guard('pub.signature_counts');

-- Signatures a steward set aside together, and why; how many, never whose.
create table pub.signature_batches (
  place_id uuid not null, act_id uuid not null, id uuid not null,
  letter_id uuid not null, version_id uuid not null, signatures int not null,
  reason text not null, chosen text not null, words text, lang text not null, restored_by uuid,
  primary key (place_id, act_id)
);
create unique index signature_batches_id on pub.signature_batches (place_id, id);
create index signature_batches_letter on pub.signature_batches (place_id, letter_id);
select base.guard('pub.signature_batches');

create table pub.signature_restorations (
  place_id uuid not null, act_id uuid not null, batch_id uuid not null,
  signatures int not null, words text, lang text not null,
  primary key (place_id, act_id)
);
select base.guard('pub.signature_restorations');

-- One resident's signature under one version. `counted` says whether the last public count holds it; only a count, under its lock,
-- writes it, so the rows where it differs from the state are exactly those the next count has to move, whenever they committed.
create table priv.signatures (
  place_id uuid not null, id uuid not null,
  letter_id uuid not null, version_id uuid not null,
  address text,                 -- empty once withdrawn
  canonical text,               -- one person, one canonical address (support/addresses.json)
  rules int not null,           -- the version of the rules that made it
  area_id uuid, lang text not null,
  state text not null check (state in ('pending', 'confirmed', 'withdrawn', 'invalidated')),
  before text check (before in ('pending', 'confirmed')),
  batch_id uuid,                -- the last batch it was part of
  salt bytea not null,
  counted boolean not null default false,
  created timestamptz not null, mailed timestamptz, confirmed timestamptz, withdrawn timestamptz,
  primary key (place_id, id)
);
create unique index signatures_person on priv.signatures (place_id, version_id, canonical) where state <> 'withdrawn';
create index signatures_moved on priv.signatures (place_id, version_id) where counted <> (state = 'confirmed');
create index signatures_tally on priv.signatures (place_id, version_id, area_id) where counted;
create index signatures_batch on priv.signatures (place_id, batch_id) where batch_id is not null;
create index signatures_pending on priv.signatures (place_id, created) where state = 'pending';
select base.guard('priv.signatures');

-- What a mailed link leads to, found by the hash of its secret. Every mail has its own, so that each of them works.
create table priv.signature_links (
  place_id uuid not null, token bytea not null, signature_id uuid not null, made timestamptz not null,
  primary key (place_id, token)
);
create index signature_links_of on priv.signature_links (place_id, signature_id);
select base.guard('priv.signature_links');

-- When the next mail to a network about a letter may go out: too many at once are sent later, never refused. Networks are keyed hashes
-- whose key lives in a process for a day; no address of a computer is ever stored.
create table priv.signature_paces (
  place_id uuid not null, who text not null, due timestamptz not null,
  primary key (place_id, who)
);
select base.guard('priv.signature_paces');
