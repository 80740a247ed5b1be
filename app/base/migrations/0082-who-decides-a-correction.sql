-- A correction is decided by somebody else than who recorded what it is about. Where the place has nobody else, the decision says so.
alter table pub.correction_outcomes add column alone boolean not null default false;
