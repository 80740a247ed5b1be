-- A delivery recorded in error is withdrawn by an act: it stays readable with the reason, and nothing is counted from it.
alter table pub.deliveries add column withdrawn_by uuid;
alter table pub.delivery_words drop constraint delivery_words_what_check;
alter table pub.delivery_words add constraint delivery_words_what_check check (what in ('disputed', 'acknowledged', 'withdrawn'));
