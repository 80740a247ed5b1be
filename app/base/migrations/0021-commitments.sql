-- What somebody said they would do. The first wording is the baseline and is never changed; what is said or found later stands beside it.
create table pub.commitments (
  place_id uuid not null, act_id uuid not null, id uuid not null, number int not null,
  holder_post uuid, holder_organization uuid,
  words text, conditions text, vague text, due text, rule text, rubric int not null,
  -- where it was said: an answer, a statement or a meeting
  answer_id uuid, statement_id uuid, event_id uuid,
  day text not null, given text not null check (given in ('here', 'source')), membership_id uuid, lang text not null,
  primary key (place_id, act_id)
);
create unique index commitments_id on pub.commitments (place_id, id);
create unique index commitments_number on pub.commitments (place_id, number);
create index commitments_post on pub.commitments (place_id, holder_post) where holder_post is not null;
create index commitments_organization on pub.commitments (place_id, holder_organization) where holder_organization is not null;
create index commitments_answer on pub.commitments (place_id, answer_id) where answer_id is not null;
create index commitments_statement on pub.commitments (place_id, statement_id) where statement_id is not null;
create index commitments_event on pub.commitments (place_id, event_id) where event_id is not null;
select base.guard('pub.commitments');

-- What is asserted of it on one of three axes, each with the version of the rules it was made by.
create table pub.commitment_marks (
  place_id uuid not null, act_id uuid not null, id uuid not null, commitment_id uuid not null,
  axis text not null check (axis in ('position', 'evidence', 'time')), value text not null, day text not null,
  words text, new_words text, new_due text, new_vague text, rule text, rubric int not null,
  self_reported boolean not null, given text not null check (given in ('here', 'source')), membership_id uuid, lang text not null,
  objected_by uuid, confirmed_by uuid,
  primary key (place_id, act_id)
);
create unique index commitment_marks_id on pub.commitment_marks (place_id, id);
create index commitment_marks_commitment on pub.commitment_marks (place_id, commitment_id);
select base.guard('pub.commitment_marks');

-- What is said of an assertion: an objection makes it a disputed call, which a second editor confirms.
create table pub.commitment_reviews (
  place_id uuid not null, act_id uuid not null, mark_id uuid not null,
  what text not null check (what in ('objected', 'confirmed')), words text,
  given text not null, membership_id uuid, lang text not null,
  primary key (place_id, act_id)
);
create index commitment_reviews_mark on pub.commitment_reviews (place_id, mark_id);
select base.guard('pub.commitment_reviews');
