-- What a meeting is made of besides its invitations: that it was cancelled, returned or held, its agenda, who came, its minutes, and the
-- series it is one of. A row an act; nothing is overwritten.

-- How an event stands by a turn (cancelled, returned, held) recorded after it was last told; null where it stands as told.
alter table pub.events add column stands text;

create table pub.event_turns (
  place_id uuid not null, act_id uuid not null, event_id uuid not null,
  turn text not null check (turn in ('cancelled', 'returned', 'held')), stands text not null, reason text,
  by_post uuid, by_organization uuid, given text not null check (given in ('here', 'source')), day text not null, lang text not null,
  primary key (place_id, act_id)
);
create index event_turns_event on pub.event_turns (place_id, event_id);
select base.guard('pub.event_turns');

-- A row for each telling of an item: as it was added, each change, and its removal with the reason.
create table pub.agenda_items (
  place_id uuid not null, act_id uuid not null, id uuid not null, event_id uuid not null, number int not null,
  what text not null check (what in ('added', 'changed', 'removed')), words text, reason text,
  by_post uuid, by_organization uuid, given text not null check (given in ('here', 'source')), day text not null, lang text not null,
  superseded_by uuid,
  primary key (place_id, act_id)
);
create unique index agenda_items_current on pub.agenda_items (place_id, id) where superseded_by is null;
create index agenda_items_event on pub.agenda_items (place_id, event_id);
select base.guard('pub.agenda_items');

create table pub.agenda_demands (
  place_id uuid not null, act_id uuid not null, item_id uuid not null, demand_id uuid not null,
  primary key (place_id, act_id, demand_id)
);
create index agenda_demands_demand on pub.agenda_demands (place_id, demand_id);
select base.guard('pub.agenda_demands');

-- What is said of whether an organization, a post or a person came, by whom. Whether that is claimed, confirmed or disputed is computed.
create table pub.attendance (
  place_id uuid not null, act_id uuid not null, event_id uuid not null,
  who_post uuid, who_organization uuid, who_person uuid,
  says text not null check (says in ('attended', 'absent')),
  basis text not null check (basis in ('claim', 'self', 'chair', 'minutes')), words text, minutes_id uuid,
  by_post uuid, by_organization uuid, given text not null check (given in ('here', 'source')), day text not null, lang text not null,
  superseded_by uuid,
  primary key (place_id, act_id)
);
create index attendance_event on pub.attendance (place_id, event_id);
select base.guard('pub.attendance');

-- The versions of a meeting's minutes; the file one came as stands in pub.renditions, as a letter's.
create table pub.minutes (
  place_id uuid not null, act_id uuid not null, id uuid not null, event_id uuid not null, number int not null,
  words text, digest text not null,
  by_post uuid, by_organization uuid, given text not null check (given in ('here', 'source')), day text not null, lang text not null,
  superseded_by uuid,
  primary key (place_id, act_id)
);
create unique index minutes_id on pub.minutes (place_id, id);
create unique index minutes_number on pub.minutes (place_id, event_id, number);
select base.guard('pub.minutes');

create table pub.minutes_approvals (
  place_id uuid not null, act_id uuid not null, event_id uuid not null, minutes_id uuid not null, words text,
  by_post uuid, by_organization uuid, given text not null check (given in ('here', 'source')), day text not null, lang text not null,
  primary key (place_id, act_id)
);
create index minutes_approvals_event on pub.minutes_approvals (place_id, event_id);
select base.guard('pub.minutes_approvals');

-- An objection stands beside the version it is to, at the words it quotes (their place in UTF-16 units), or to the whole.
create table pub.minutes_objections (
  place_id uuid not null, act_id uuid not null, event_id uuid not null, minutes_id uuid not null, number int not null,
  quote text, start_at int, end_at int, words text,
  by_post uuid, by_organization uuid, given text not null check (given in ('here', 'source')), day text not null, lang text not null,
  primary key (place_id, act_id)
);
create index minutes_objections_event on pub.minutes_objections (place_id, event_id);
select base.guard('pub.minutes_objections');

create table pub.meeting_series (
  place_id uuid not null, act_id uuid not null, id uuid not null, number int not null, title text, summary text,
  every text not null, first_day text not null, "time" text,
  slug text not null generated always as (base.slug_of(title, 'series')) stored,
  by_post uuid, by_organization uuid, given text not null check (given in ('here', 'source')), lang text not null,
  superseded_by uuid,
  primary key (place_id, act_id)
);
create unique index meeting_series_current on pub.meeting_series (place_id, id) where superseded_by is null;
create unique index meeting_series_number on pub.meeting_series (place_id, number) where superseded_by is null;
select base.guard('pub.meeting_series');

-- Which meetings are occurrences of a series, and on which day each was first planned: one that moves keeps its place in the series.
create table pub.series_events (
  place_id uuid not null, act_id uuid not null, series_id uuid not null, event_id uuid not null, occurrence text not null,
  primary key (place_id, act_id, event_id)
);
create unique index series_events_event on pub.series_events (place_id, event_id);
create index series_events_series on pub.series_events (place_id, series_id);
select base.guard('pub.series_events');
