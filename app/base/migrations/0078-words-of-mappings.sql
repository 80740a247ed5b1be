-- How a file's columns were read says words of the file, and the fund of a certificate may be a name: both become texts like any other,
-- which stewards find, cover and erase. What is recorded already becomes what a replay makes of it. The policies bind the owner too, so
-- they rest meanwhile.
alter table pub.budget_versions no force row level security;
alter table pub.budget_certificates no force row level security;
alter table pub.texts no force row level security;
alter table pub.budget_versions alter column mapping type text using mapping::text;
alter table pub.budget_certificates alter column fund drop not null;
insert into pub.texts (place_id, act_id, field, stream, kind, lang, shown)
  select place_id, act_id, 'mapping', 'budget/' || budget_id, 'budget.version-recorded/1', 'zxx', mapping
  from pub.budget_versions where mapping is not null
  union all
  select place_id, act_id, 'fund', 'budget/' || budget_id, 'budget.certificate-accepted/1', 'zxx', fund
  from pub.budget_certificates where fund <> '';
alter table pub.texts force row level security;
alter table pub.budget_certificates force row level security;
alter table pub.budget_versions force row level security;
