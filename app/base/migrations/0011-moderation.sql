-- What visitors report for moderation. Private: who reports, and what they say of others, is never published; what a steward then
-- does about it is an act in the takedown log.
create table priv.reports (
  place_id uuid not null,
  id uuid not null,
  reference text not null,             -- what the visitor keeps: said once, on the page that confirms receipt
  path text not null,                  -- the page it is about
  reason text not null,
  words text not null,
  contact text,                        -- an address to answer to, where the visitor gave one
  lang text not null,
  at timestamptz not null,
  decided text check (decided in ('acted', 'kept', 'not-ours')),
  decided_at timestamptz,
  decided_by uuid,
  note text,
  primary key (place_id, id)
);
create unique index reports_reference on priv.reports (place_id, reference);
create index reports_open on priv.reports (place_id, at) where decided is null;
select base.guard('priv.reports');
