-- Clocks. Their states are never stored: what is kept is the periods people are bound by and what happened to a clock.
create table pub.periods (
  place_id uuid not null, act_id uuid not null, id uuid not null,
  -- whom it binds: one post, one organization, one kind of body, or everyone asked here
  holder_post uuid, holder_organization uuid, body_kind text,
  basis text not null check (basis in ('law', 'rule', 'promise', 'courtesy')),
  days int not null, unit text not null check (unit in ('working', 'calendar')),
  soon int not null, long_after int not null, rolls boolean not null, extend_most int, running boolean not null,
  citation text, url text, note text,
  from_day text, until_day text, lang text not null, ended_by uuid, withdrawn boolean not null default false,
  primary key (place_id, act_id)
);
create unique index periods_id on pub.periods (place_id, id);
select base.guard('pub.periods');

-- Why a period ended or was taken back.
create table pub.period_marks (
  place_id uuid not null, act_id uuid not null, period_id uuid not null,
  what text not null check (what in ('ended', 'withdrawn')), until_day text, words text, lang text not null,
  primary key (place_id, act_id)
);
create index period_marks_period on pub.period_marks (place_id, period_id);
select base.guard('pub.period_marks');

-- What happened to the clock of one referral. One recorded in error stays, with the reason beside it (what = 'withdrawn', about it).
create table pub.clock_events (
  place_id uuid not null, act_id uuid not null, id uuid not null,
  referral_id uuid not null, demand_id uuid not null, letter_id uuid not null, holder_post uuid, holder_organization uuid,
  what text not null check (what in ('pause', 'resume', 'extend', 'stop', 'transfer', 'withdrawn')),
  day text not null, days int, words text, about uuid, to_referral uuid,
  given text not null check (given in ('here', 'source')), membership_id uuid, lang text not null, withdrawn_by uuid,
  primary key (place_id, act_id)
);
create unique index clock_events_id on pub.clock_events (place_id, id);
create index clock_events_referral on pub.clock_events (place_id, referral_id);
create index clock_events_letter on pub.clock_events (place_id, letter_id);
create index clock_events_to on pub.clock_events (place_id, to_referral) where to_referral is not null;
select base.guard('pub.clock_events');
