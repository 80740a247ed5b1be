-- An appeal against a takedown or a refusal: who appeals, and with what words, is private; what came of it, and why, is public.
create table priv.appeals (
  place_id uuid not null, id uuid not null,
  about text not null check (about in ('takedown', 'refusal')), subject uuid not null,
  hash bytea not null,                     -- of the private link
  words text not null, contact text, lang text not null, at timestamptz not null,
  decided text check (decided in ('granted', 'refused')), decided_at timestamptz, decided_by uuid,
  primary key (place_id, id)
);
create unique index appeals_hash on priv.appeals (place_id, hash);
create index appeals_open on priv.appeals (place_id, at) where decided is null;
select base.guard('priv.appeals');

create table pub.appeal_outcomes (
  place_id uuid not null, act_id uuid not null, appeal_id uuid not null,
  about text not null check (about in ('takedown', 'refusal')), subject uuid not null,
  outcome text not null check (outcome in ('granted', 'refused')), words text, lang text not null,
  primary key (place_id, act_id)
);
create unique index appeal_outcomes_appeal on pub.appeal_outcomes (place_id, appeal_id);
create index appeal_outcomes_subject on pub.appeal_outcomes (place_id, subject);
select base.guard('pub.appeal_outcomes');

-- What somebody asked to be published and a steward did not: never what it said, but what kind of thing it was, and why.
create table pub.refusals (
  place_id uuid not null, act_id uuid not null, id uuid not null,
  what text not null, reason text not null, ground text, words text, lang text not null,
  primary key (place_id, act_id)
);
create unique index refusals_id on pub.refusals (place_id, id);
select base.guard('pub.refusals');

-- What a reporter is told; private like the report.
alter table priv.reports add column answer text;
