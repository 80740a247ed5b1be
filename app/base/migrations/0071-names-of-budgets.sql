-- What a budget's funds and departments are called is a text like any other: stewards find it, cover it and erase it. Lists of names are no
-- prose ('zxx', ISO 639-2): the search leaves them out, and so they may be longer than an index of words can be (1 MB).
alter table pub.texts alter column found set expression as (
  case when lang = 'zxx' then ''::tsvector
    when lang = 'es' or lang like 'es-%' then to_tsvector('spanish', base.plain_letters(shown))
    else to_tsvector('english', base.plain_letters(shown)) end
);

-- Versions recorded before this: their names become texts, as a replay makes them. The policies bind the owner too, so they rest meanwhile.
alter table pub.texts no force row level security;
alter table pub.budget_versions no force row level security;
insert into pub.texts (place_id, act_id, field, stream, kind, lang, shown)
  select place_id, act_id, 'names', 'budget/' || budget_id, 'budget.version-recorded/1', 'zxx', names
  from pub.budget_versions where names <> '';
alter table pub.texts force row level security;
alter table pub.budget_versions force row level security;
