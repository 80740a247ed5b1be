-- An invitation's way to whoever is invited, as a letter's: published, sent and delivered are three facts. What its receiver says
-- about one of them, and why one was taken back, stands in pub.delivery_words beside what is said of letters.
create table pub.invitation_deliveries (
  place_id uuid not null, act_id uuid not null, id uuid not null, invitation_id uuid not null,
  fact text not null check (fact in ('published', 'sent', 'delivered')),
  channel text not null, day text not null, evidence text, given text not null check (given in ('here', 'source')),
  disputed_by uuid, acknowledged_by uuid, withdrawn_by uuid,
  primary key (place_id, act_id)
);
create unique index invitation_deliveries_id on pub.invitation_deliveries (place_id, id);
create index invitation_deliveries_invitation on pub.invitation_deliveries (place_id, invitation_id);
select base.guard('pub.invitation_deliveries');
