-- What was taken back about a meeting: an approval of minutes or an objection to them, by whoever said it, with the reason. Both stay.
create table pub.minutes_withdrawals (
  place_id uuid not null, act_id uuid not null, event_id uuid not null, minutes_id uuid not null,
  what text not null check (what in ('approval', 'objection')), of_act uuid not null, words text,
  by_post uuid, by_organization uuid, given text not null check (given in ('here', 'source')), day text not null, lang text not null,
  primary key (place_id, act_id)
);
-- Each is taken back once; whoever thinks again says it anew.
create unique index minutes_withdrawals_of on pub.minutes_withdrawals (place_id, of_act);
create index minutes_withdrawals_event on pub.minutes_withdrawals (place_id, event_id);
select base.guard('pub.minutes_withdrawals');

-- A series can be told anew: its earlier tellings stay, and this says why.
alter table pub.meeting_series add column reason text;
