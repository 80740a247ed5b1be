-- How the stewards of the place can be reached, as they publish it: a row an act; the current one has no superseded_by.
create table pub.contacts (
  place_id uuid not null,
  act_id uuid not null,
  email text,
  words text,               -- where and when they are found, in plain text
  lang text not null,       -- of the words
  superseded_by uuid,
  primary key (place_id, act_id)
);
create unique index contacts_current on pub.contacts (place_id) where superseded_by is null;
select base.guard('pub.contacts');
