-- Organizations that write one letter together: invited by the one that began it, each with its own say on whether to adopt it.
create table priv.letter_draft_organizations (
  place_id uuid not null, draft_id uuid not null, organization_id uuid not null, invited timestamptz not null,
  primary key (place_id, draft_id, organization_id)
);
select base.guard('priv.letter_draft_organizations');
create index letter_draft_organizations_organization on priv.letter_draft_organizations (place_id, organization_id);

-- Who changed what: the fields as they were before each step, so that nothing anybody wrote is lost while the draft lives.
create table priv.letter_draft_changes (
  place_id uuid not null, draft_id uuid not null, revision int not null, organization_id uuid, name text not null,
  before jsonb not null, after jsonb not null, at timestamptz not null,
  primary key (place_id, draft_id, revision)
);
select base.guard('priv.letter_draft_changes');

-- Adopted is one revision of a draft; the next change leaves it behind.
create table priv.letter_draft_adoptions (
  place_id uuid not null, draft_id uuid not null, organization_id uuid not null, revision int not null, account_id uuid not null,
  name text not null, day text not null,
  primary key (place_id, draft_id, organization_id)
);
select base.guard('priv.letter_draft_adoptions');
