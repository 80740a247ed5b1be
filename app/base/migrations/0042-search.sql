-- Search that uses its index. Under row-level security PostgreSQL may look into an index only by conditions it knows to tell nothing
-- of other places' rows, and "@@" is none of them: every search would read every text. So one function reads pub.texts for a role that
-- may see all of it and nothing else, and itself gives back the rows of app.place alone.

-- What somebody types without accents finds what is written with them. One letter for one letter, so that places in a text stay.
create function base.plain_letters(words text) returns text language sql immutable parallel safe as $$
  select translate(words, 'áéíóúüàèìòùâêîôûäëïöçÁÉÍÓÚÜÀÈÌÒÙÂÊÎÔÛÄËÏÖÇ', 'aeiouuaeiouaeiouaeiocAEIOUUAEIOUAEIOUAEIOC')
$$;

alter table pub.texts alter column found set expression as (
  case when lang = 'es' or lang like 'es-%' then to_tsvector('spanish', base.plain_letters(shown))
    else to_tsvector('english', base.plain_letters(shown)) end
);

do $$ begin
  -- A role belongs to the whole cluster: another database may have made it, or be making it.
  if not exists (select from pg_roles where rolname = 'redress_search') then create role redress_search nologin; end if;
exception when duplicate_object or unique_violation then null;
end $$;
do $$ begin
  if not (select rolsuper from pg_roles where rolname = current_user) then
    execute format('grant redress_search to %I', current_user);
  end if;
end $$;
grant usage on schema pub to redress_search;
grant usage, create on schema base to redress_search;
grant select on pub.texts to redress_search;
create policy search on pub.texts for select to redress_search using (true);

-- At most `most` texts of each of the two languages, in no order, with how well they fit.
create function base.search_texts(en tsquery, es tsquery, kinds text[], streams text[], most int)
  returns table (act_id uuid, field text, stream text, rank real)
  language plpgsql stable security definer set search_path = pg_catalog rows 1000 as $$
declare
  the_place uuid := nullif(current_setting('app.place', true), '')::uuid;
begin
  return query
    select m.act_id, m.field, m.stream, ts_rank_cd(m.found, en) from (
      select t.act_id, t.field, t.stream, t.found from pub.texts t
      where t.place_id = the_place and t.found @@ en and not (t.lang = 'es' or t.lang like 'es-%')
        and (kinds is null or split_part(t.stream, '/', 1) = any(kinds)) and (streams is null or t.stream = any(streams))
      limit most) m
    union all
    select m.act_id, m.field, m.stream, ts_rank_cd(m.found, es) from (
      select t.act_id, t.field, t.stream, t.found from pub.texts t
      where t.place_id = the_place and t.found @@ es and (t.lang = 'es' or t.lang like 'es-%')
        and (kinds is null or split_part(t.stream, '/', 1) = any(kinds)) and (streams is null or t.stream = any(streams))
      limit most) m;
end $$;
alter function base.search_texts owner to redress_search;
revoke create on schema base from redress_search;
revoke all on function base.search_texts from public;
grant execute on function base.search_texts to redress_app;
