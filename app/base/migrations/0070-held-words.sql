-- What somebody was about to record when a private person named in it was to be told first: the form as it was filled in, until that
-- person has replied or their days are over. Only the account that wrote it sees it; named_people.draft_id points here.
create table priv.held_words (
  place_id uuid not null, id uuid not null, account_id uuid not null,
  path text not null,                  -- the form it goes back to
  what text not null check (what in ('event', 'minutes', 'statement')),
  title text not null, lang text not null,
  paragraphs jsonb not null,           -- the texts a name can stand in
  fields jsonb not null,               -- the form's values, as typed
  made timestamptz not null, changed timestamptz not null,
  primary key (place_id, id)
);
create index held_words_account on priv.held_words (place_id, account_id);
select base.guard('priv.held_words');
