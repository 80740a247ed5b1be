-- The public record's projections. A row that carries words is inserted by one act (act_id) and never changed: a newer version
-- points back with superseded_by. Day columns are fuzzy ('YYYY', 'YYYY-MM', 'YYYY-MM-DD') and sort as text.

create table pub.sources (
  place_id uuid not null, act_id uuid not null, id uuid not null,
  title text, publisher text, published text, url text, standing text not null, held boolean not null,
  capture text, captured_by text, captured_on text, note text,
  lang text not null, superseded_by uuid,
  primary key (place_id, act_id)
);
create index sources_id on pub.sources (place_id, id);
create unique index sources_current on pub.sources (place_id, id) where superseded_by is null;
select base.guard('pub.sources');

-- Which sources an act rests on.
create table pub.citations (
  place_id uuid not null, act_id uuid not null, source_id uuid not null, position int not null,
  primary key (place_id, act_id, source_id)
);
create index citations_source on pub.citations (place_id, source_id);
select base.guard('pub.citations');

create table pub.organizations (
  place_id uuid not null, act_id uuid not null, id uuid not null, slug text not null,
  name text, kind text not null, summary text, contact text, site text, domain text, parent_id uuid,
  lang text not null, superseded_by uuid,
  primary key (place_id, act_id)
);
create unique index organizations_current on pub.organizations (place_id, id) where superseded_by is null;
create unique index organizations_slug on pub.organizations (place_id, slug) where superseded_by is null;
select base.guard('pub.organizations');

create table pub.posts (
  place_id uuid not null, act_id uuid not null, id uuid not null, slug text not null,
  organization_id uuid not null, label text, summary text, contact text, domain text, seats int not null,
  lang text not null, superseded_by uuid,
  primary key (place_id, act_id)
);
create unique index posts_current on pub.posts (place_id, id) where superseded_by is null;
create unique index posts_slug on pub.posts (place_id, slug) where superseded_by is null;
create index posts_organization on pub.posts (place_id, organization_id);
select base.guard('pub.posts');

create table pub.persons (
  place_id uuid not null, act_id uuid not null, id uuid not null, slug text not null,
  name text, note text,
  lang text not null, superseded_by uuid,
  primary key (place_id, act_id)
);
create unique index persons_current on pub.persons (place_id, id) where superseded_by is null;
create unique index persons_slug on pub.persons (place_id, slug) where superseded_by is null;
select base.guard('pub.persons');

-- Who holds a post, or belongs to an organization, from when to when. person_id is empty where the record names nobody.
create table pub.memberships (
  place_id uuid not null, act_id uuid not null, id uuid not null,
  person_id uuid, post_id uuid, organization_id uuid not null, role text,
  from_day text, until_day text, ended_by uuid, lang text not null,
  primary key (place_id, id)
);
create index memberships_post on pub.memberships (place_id, post_id);
create index memberships_organization on pub.memberships (place_id, organization_id);
create index memberships_person on pub.memberships (place_id, person_id);
select base.guard('pub.memberships');

create table pub.powers (
  place_id uuid not null, act_id uuid not null, id uuid not null,
  holder_post uuid, holder_organization uuid,
  verb text not null, object text, object_key text not null, division text,
  mode text not null, joint_n int, joint_m int, joint_members text,
  joint_posts uuid[] not null default '{}', -- the posts that have one of the votes
  basis text, basis_url text, from_day text, until_day text,
  standing text not null, note text,
  lang text not null, superseded_by uuid,
  primary key (place_id, act_id)
);
create index powers_id on pub.powers (place_id, id);
create index powers_who on pub.powers (place_id, verb, object_key);
select base.guard('pub.powers');

-- What was said later of a power: another standing, or its end. The power's own row carries the codes that count now.
create table pub.power_marks (
  place_id uuid not null, act_id uuid not null, power_id uuid not null, number int not null,
  what text not null check (what in ('standing', 'ended')), standing text, until_day text, note text, lang text not null,
  primary key (place_id, act_id)
);
create index power_marks_power on pub.power_marks (place_id, power_id);
select base.guard('pub.power_marks');

-- Words of a title for an address: as app/base/slug.ts makes them, cut between words.
create function base.slug_of(title text, otherwise text) returns text language sql immutable parallel safe as $$
  select coalesce(nullif(case when length(whole) > 60 then regexp_replace(left(whole, 61), '-[^-]*$', '') else whole end, ''), otherwise)
  from (select trim(both '-' from regexp_replace(
    translate(lower(title), 'áéíóúüñàèìòùâêîôûäëïöç''’', 'aeiouunaeiouaeiouaeioc'), '[^a-z0-9]+', '-', 'g')) as whole) words
$$;

create table pub.letters (
  place_id uuid not null, act_id uuid not null, id uuid not null, number int not null,
  title text, summary text, lang text not null, known text not null check (known in ('held', 'reported')),
  complete boolean not null, day text not null,
  -- Made of the title as it is shown: a title that is covered is in no address either.
  slug text not null generated always as (base.slug_of(title, 'letter')) stored,
  superseded_by uuid,
  primary key (place_id, act_id)
);
create unique index letters_current on pub.letters (place_id, id) where superseded_by is null;
create unique index letters_number on pub.letters (place_id, number) where superseded_by is null;
select base.guard('pub.letters');

create table pub.letter_versions (
  place_id uuid not null, act_id uuid not null, id uuid not null, letter_id uuid not null, number int not null,
  lang text not null, words text, digest text not null, day text not null,
  superseded_by uuid,
  primary key (place_id, act_id)
);
create unique index letter_versions_number on pub.letter_versions (place_id, letter_id, number);
select base.guard('pub.letter_versions');

create table pub.renditions (
  place_id uuid not null, act_id uuid not null, version_id uuid not null,
  file text, file_name text, media text not null, bytes bigint not null,
  primary key (place_id, act_id)
);
create index renditions_version on pub.renditions (place_id, version_id);
create index renditions_file on pub.renditions (place_id, file);
select base.guard('pub.renditions');

-- The organizations whose letter it is; version_id is empty where only reports are known.
create table pub.letter_organizations (
  place_id uuid not null, act_id uuid not null, letter_id uuid not null, organization_id uuid not null, version_id uuid,
  given text not null check (given in ('here', 'source')), position int not null,
  primary key (place_id, letter_id, organization_id, act_id)
);
create index letter_organizations_organization on pub.letter_organizations (place_id, organization_id);
select base.guard('pub.letter_organizations');

create table pub.demands (
  place_id uuid not null, act_id uuid not null, id uuid not null, letter_id uuid not null, version_id uuid, number int not null,
  heading text, quote text, start_at int, end_at int,
  mark text not null check (mark in ('resolved', 'unresolved', 'reported')),
  verb text, object_key text, about_post uuid,
  superseded_by uuid,
  primary key (place_id, act_id)
);
create unique index demands_current on pub.demands (place_id, id) where superseded_by is null;
create unique index demands_number on pub.demands (place_id, letter_id, number) where superseded_by is null;
select base.guard('pub.demands');

-- A demand put to a holder (a post or an organization).
create table pub.referrals (
  place_id uuid not null, act_id uuid not null, id uuid not null, demand_id uuid not null, letter_id uuid not null,
  holder_post uuid, holder_organization uuid, ground text not null, power_id uuid,
  primary key (place_id, id)
);
create index referrals_demand on pub.referrals (place_id, demand_id);
create index referrals_letter on pub.referrals (place_id, letter_id);
create index referrals_post on pub.referrals (place_id, holder_post);
create index referrals_organization on pub.referrals (place_id, holder_organization);
create unique index referrals_once on pub.referrals (place_id, demand_id, coalesce(holder_post, holder_organization));
select base.guard('pub.referrals');

-- Published, sent and delivered are three facts. holder_* is empty for 'published' (it reached nobody in particular).
create table pub.deliveries (
  place_id uuid not null, act_id uuid not null, id uuid not null, letter_id uuid not null,
  holder_post uuid, holder_organization uuid,
  fact text not null check (fact in ('published', 'sent', 'delivered')),
  channel text not null, day text not null, evidence text, given text not null check (given in ('here', 'source')),
  disputed_by uuid, acknowledged_by uuid,
  primary key (place_id, act_id)
);
create unique index deliveries_id on pub.deliveries (place_id, id);
create index deliveries_letter on pub.deliveries (place_id, letter_id);
select base.guard('pub.deliveries');

-- What a holder, or anyone recorded, said about a delivery: it disputes or acknowledges it.
create table pub.delivery_words (
  place_id uuid not null, act_id uuid not null, delivery_id uuid not null,
  what text not null check (what in ('disputed', 'acknowledged')), words text, given text not null, membership_id uuid,
  primary key (place_id, act_id)
);
create index delivery_words_delivery on pub.delivery_words (place_id, delivery_id);
select base.guard('pub.delivery_words');

create table pub.answers (
  place_id uuid not null, act_id uuid not null, id uuid not null, referral_id uuid not null, number int not null,
  verdict text not null, reasons text, quote text, given text not null check (given in ('here', 'source')),
  membership_id uuid, refers_post uuid, refers_organization uuid, none_known boolean not null, day text not null,
  lang text not null, superseded_by uuid,
  primary key (place_id, act_id)
);
create unique index answers_id on pub.answers (place_id, id);
create unique index answers_number on pub.answers (place_id, referral_id, number);
create unique index answers_current on pub.answers (place_id, referral_id) where superseded_by is null;
select base.guard('pub.answers');

-- Meetings, and other things that happened in public (a vote, a ruling, an announcement).
create table pub.events (
  place_id uuid not null, act_id uuid not null, id uuid not null, number int not null,
  kind text not null, title text, summary text, status text not null, venue text,
  day text not null, until_day text, time text, series text, standing text not null, dispute text, given text not null,
  lang text not null,
  -- Made of the title as it is shown: a title that is covered is in no address either.
  slug text not null generated always as (base.slug_of(title, kind)) stored,
  superseded_by uuid,
  primary key (place_id, act_id)
);
create unique index events_current on pub.events (place_id, id) where superseded_by is null;
create unique index events_number on pub.events (place_id, number) where superseded_by is null;
create index events_day on pub.events (place_id, day);
select base.guard('pub.events');

create table pub.invitations (
  place_id uuid not null, act_id uuid not null, id uuid not null, event_id uuid not null,
  from_post uuid, from_organization uuid, to_post uuid, to_organization uuid, words text, given text not null, day text not null,
  lang text not null,
  primary key (place_id, act_id)
);
create unique index invitations_id on pub.invitations (place_id, id);
create index invitations_event on pub.invitations (place_id, event_id);
create index invitations_to_post on pub.invitations (place_id, to_post);
create index invitations_to_organization on pub.invitations (place_id, to_organization);
select base.guard('pub.invitations');

create table pub.invitation_replies (
  place_id uuid not null, act_id uuid not null, invitation_id uuid not null, number int not null,
  reply text not null check (reply in ('accept', 'tentative', 'decline', 'conditions')), words text, given text not null,
  membership_id uuid, day text not null, lang text not null, superseded_by uuid,
  primary key (place_id, act_id)
);
create index invitation_replies_invitation on pub.invitation_replies (place_id, invitation_id);
select base.guard('pub.invitation_replies');

-- Someone's words, quoted or told, with who, when, where and from which source.
create table pub.statements (
  place_id uuid not null, act_id uuid not null, id uuid not null, number int not null,
  speaker_post uuid, speaker_organization uuid, speaker_person uuid, speaker_role text,
  words text, quoted boolean not null, venue text, day text not null, until_day text,
  attribution text not null, given text not null, standing text not null, dispute text,
  lang text not null, superseded_by uuid,
  primary key (place_id, act_id)
);
create unique index statements_current on pub.statements (place_id, id) where superseded_by is null;
create unique index statements_number on pub.statements (place_id, number) where superseded_by is null;
select base.guard('pub.statements');

-- What is being written before it is public: a letter with its text, marks and those it will be put to.
create table priv.letter_drafts (
  place_id uuid not null, id uuid not null, organization_id uuid not null, account_id uuid not null,
  letter_id uuid,                          -- set when this is a new version of a published letter
  title text not null, summary text not null default '', lang text not null,
  paragraphs jsonb not null default '[]',  -- texts
  marks jsonb not null default '[]',       -- {heading, quote, start, end, holders, verb, object}
  file text, file_name text, media text, bytes bigint, warnings jsonb not null default '[]',
  revision int not null default 1, changed timestamptz not null default now(),
  primary key (place_id, id)
);
select base.guard('priv.letter_drafts');
create index letter_drafts_organization on priv.letter_drafts (place_id, organization_id);
