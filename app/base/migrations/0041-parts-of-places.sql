-- A place that was read in from a part of another's record says so: the stream it is about. Its log has the entries it was given, with
-- the numbers they have in the whole, and no others.
alter table priv.places add column part text;
