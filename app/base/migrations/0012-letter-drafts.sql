-- Whom a letter that is being written will be put to: chosen once, before each demand is put to some of them.
alter table priv.letter_drafts add column holders jsonb not null default '[]';
