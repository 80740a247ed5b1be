-- The right of reply. Who is named in which item, whether notice reached them, and what they say beside it. A reply is a version: a
-- later one points back and nothing is overwritten.
create table pub.namings (
  place_id uuid not null, act_id uuid not null, id uuid not null,
  stream text not null,                     -- the item that names them: 'letter/…', 'demand/…', 'statement/…', 'event/…', 'referral/…'
  holder_post uuid, holder_organization uuid, person uuid,
  called text,                              -- how a private person is told of where they do not give their name
  private boolean not null,
  notice text not null check (notice in ('mailed', 'no-address')),
  day text not null, until_day text,        -- a private person's days before publication: from, to
  given text not null check (given in ('here', 'source')), lang text not null,
  primary key (place_id, act_id)
);
create unique index namings_id on pub.namings (place_id, id);
create index namings_stream on pub.namings (place_id, stream);
create index namings_post on pub.namings (place_id, holder_post) where holder_post is not null;
create index namings_organization on pub.namings (place_id, holder_organization) where holder_organization is not null;
select base.guard('pub.namings');

-- What became of a notice after the naming: it came back, or a later one was mailed. The last one counts.
create table pub.naming_notices (
  place_id uuid not null, act_id uuid not null, naming_id uuid not null,
  outcome text not null check (outcome in ('mailed', 'failed')), day text not null,
  primary key (place_id, act_id)
);
create index naming_notices_naming on pub.naming_notices (place_id, naming_id);
select base.guard('pub.naming_notices');

create table pub.replies (
  place_id uuid not null, act_id uuid not null, id uuid not null, naming_id uuid not null, number int not null,
  words text, called text,                  -- called: the name a private person chose to stand by, empty for the role alone
  way text not null check (way in ('link', 'account')), day text not null, lang text not null, superseded_by uuid,
  primary key (place_id, act_id)
);
create unique index replies_number on pub.replies (place_id, naming_id, number);
select base.guard('pub.replies');

-- What a holder says is wrong in what was recorded about them from a source, and what the editor did about it.
create table pub.corrections (
  place_id uuid not null, act_id uuid not null, id uuid not null, stream text not null, target uuid not null,
  holder_post uuid, holder_organization uuid, words text, day text not null, lang text not null,
  primary key (place_id, act_id)
);
create unique index corrections_id on pub.corrections (place_id, id);
create index corrections_stream on pub.corrections (place_id, stream);
select base.guard('pub.corrections');

create table pub.correction_outcomes (
  place_id uuid not null, act_id uuid not null, correction_id uuid not null,
  outcome text not null check (outcome in ('revised', 'kept')), words text, day text not null, lang text not null,
  primary key (place_id, act_id)
);
create unique index correction_outcomes_correction on pub.correction_outcomes (place_id, correction_id);
select base.guard('pub.correction_outcomes');

-- A private person named in a draft or in something published: how to reach them, and what they said before publication. Never shown.
create table priv.named_people (
  place_id uuid not null,
  id uuid not null,                         -- the naming's
  draft_id uuid,                            -- the letter that is being written; a letter has its draft's id
  kind text not null check (kind in ('post', 'organization', 'person', 'private')),
  subject uuid,                             -- of a post, organization or person
  name text, address text, called text, lang text not null,
  noticed text, until_day text,             -- civil days of the place
  passages jsonb not null default '[]',     -- the paragraphs the person was shown
  words text, stands text check (stands in ('name', 'role')), replied timestamptz,
  added timestamptz not null,
  primary key (place_id, id)
);
create index named_people_draft on priv.named_people (place_id, draft_id) where draft_id is not null;
select base.guard('priv.named_people');

-- Links by which somebody named replies: only their hashes, made when a mail goes out.
create table priv.reply_links (
  place_id uuid not null, hash bytea not null, naming_id uuid not null, mail_id uuid not null, made timestamptz not null,
  primary key (place_id, hash)
);
create index reply_links_naming on priv.reply_links (place_id, naming_id);
select base.guard('priv.reply_links');
