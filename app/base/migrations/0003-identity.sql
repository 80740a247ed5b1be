-- Who may sign in, and what they proved. All of it is private but the last table: an account is never a public fact,
-- that someone who speaks for a post or an organization was verified is.

create table priv.accounts (
  place_id uuid not null,
  id uuid not null,
  email text not null,                 -- canonical: lower case, ASCII domain; what uniqueness means
  shown text not null,                 -- as the person writes it
  name text not null default '',
  lang text not null,
  example text,                        -- 'organizer', 'aide', …: "Try it as …", in example places only
  created timestamptz not null,
  primary key (place_id, id),
  unique (place_id, email)
);
create unique index accounts_example on priv.accounts (place_id, example) where example is not null;
select base.guard('priv.accounts');

-- A request to sign in. Only hashes of what opens it; token and code are made when the mail is written, never stored.
create table priv.sign_ins (
  place_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('mail', 'steward')),
  email text,
  shown text,
  lang text not null,
  next text,                           -- a path on this site
  browser bytea,                       -- the browser that asked: its cookie, hashed; the code works only there
  token bytea,
  code bytea,
  tries int not null default 0,
  created timestamptz not null,
  expires timestamptz not null,
  used timestamptz,
  used_browser bytea,                  -- a double click in the same browser is one sign-in, not a reused link
  account_id uuid,
  primary key (place_id, id)
);
create unique index sign_ins_token on priv.sign_ins (place_id, token);
create index sign_ins_browser on priv.sign_ins (place_id, browser, created);
create index sign_ins_expires on priv.sign_ins (place_id, expires);
select base.guard('priv.sign_ins');

create table priv.sessions (
  place_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  token bytea not null,                -- SHA-256 of the cookie
  device text not null,                -- coarse words: 'Firefox, Linux'
  created timestamptz not null,
  seen timestamptz not null,
  strong timestamptz,                  -- when the second factor was given
  challenge text,                      -- of a passkey exchange under way
  challenge_at timestamptz,
  revoked timestamptz,
  primary key (place_id, id),
  foreign key (place_id, account_id) references priv.accounts (place_id, id) on delete cascade
);
create unique index sessions_token on priv.sessions (place_id, token);
create index sessions_account on priv.sessions (place_id, account_id);
select base.guard('priv.sessions');

create table priv.roles (
  place_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  role text not null check (role in ('steward', 'clerk', 'auditor')),
  granted_by uuid,                     -- empty: the installation itself, by a command or a first start
  since timestamptz not null,
  ended timestamptz,
  ended_by uuid,
  primary key (place_id, id),
  foreign key (place_id, account_id) references priv.accounts (place_id, id) on delete cascade
);
create unique index roles_current on priv.roles (place_id, account_id, role) where ended is null;
select base.guard('priv.roles');

create table priv.totps (
  place_id uuid not null,
  account_id uuid not null,
  secret text not null,                -- base32
  confirmed timestamptz,
  last_step bigint not null default 0, -- the newest 30-second step a code was taken from: no code works twice
  primary key (place_id, account_id),
  foreign key (place_id, account_id) references priv.accounts (place_id, id) on delete cascade
);
select base.guard('priv.totps');

create table priv.passkeys (
  place_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  credential text not null,            -- base64url
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  name text not null,
  created timestamptz not null,
  used timestamptz,
  primary key (place_id, id),
  unique (place_id, credential),
  foreign key (place_id, account_id) references priv.accounts (place_id, id) on delete cascade
);
create index passkeys_account on priv.passkeys (place_id, account_id);
select base.guard('priv.passkeys');

create table priv.recovery_codes (
  place_id uuid not null,
  account_id uuid not null,
  hash bytea not null,
  shown text,                          -- the code itself, until its owner says it is written down
  used timestamptz,
  primary key (place_id, account_id, hash),
  foreign key (place_id, account_id) references priv.accounts (place_id, id) on delete cascade
);
select base.guard('priv.recovery_codes');

-- How often something was done since when. `who` is a hash or an id, never an address of a mailbox or a machine.
create table priv.rates (
  place_id uuid not null,
  what text not null,
  who text not null,
  since timestamptz not null,
  used int not null,
  primary key (place_id, what, who)
);
select base.guard('priv.rates');

create table priv.mails (
  place_id uuid not null,
  id uuid not null,
  kind text not null,
  address text,                        -- emptied once sent, as are args
  lang text not null,
  about uuid,
  args jsonb,
  created timestamptz not null,
  sent timestamptz,
  dropped text,                        -- why it was not sent
  stop bytea,                          -- hash of the token that ends mail of this kind to this address
  stop_address bytea,                  -- hash of that address, which itself is emptied
  primary key (place_id, id)
);
create index mails_about on priv.mails (place_id, about);
create unique index mails_stop on priv.mails (place_id, stop);
select base.guard('priv.mails');

-- Addresses, hashed, that want no more mail of a kind.
create table priv.mail_stops (
  place_id uuid not null,
  address bytea not null,
  kind text not null,
  since timestamptz not null,
  primary key (place_id, address, kind)
);
select base.guard('priv.mail_stops');

-- Somebody says they hold a post or speak for an organization, and how they mean to prove it.
create table priv.claims (
  place_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  subject text not null check (subject in ('post-membership', 'organization')),
  subject_id uuid not null,
  method text not null check (method in ('mail', 'dns', 'letter', 'in-person', 'vouchers')),
  state text not null check (state in ('open', 'granted', 'refused', 'expired')),
  address text,                        -- the published address, or the domain
  token bytea,                         -- of the link mailed to the published address
  secret text,                         -- what the DNS record must say, or the code of a printed letter; emptied at the end
  printed timestamptz,
  tries int not null default 0,
  created timestamptz not null,
  expires timestamptz not null,
  verification_id uuid,
  primary key (place_id, id),
  foreign key (place_id, account_id) references priv.accounts (place_id, id) on delete cascade
);
create unique index claims_token on priv.claims (place_id, token);
create unique index claims_open on priv.claims (place_id, account_id, subject_id, method) where state = 'open';
create index claims_state on priv.claims (place_id, state, created);
select base.guard('priv.claims');

create table priv.vouchers (
  place_id uuid not null,
  claim_id uuid not null,
  account_id uuid not null,
  verification_id uuid not null,       -- what made the voucher someone whose word counts
  at timestamptz not null,
  primary key (place_id, claim_id, account_id)
);
select base.guard('priv.vouchers');

-- Which account a public verification is of.
create table priv.verification_accounts (
  place_id uuid not null,
  verification_id uuid not null,
  account_id uuid not null,
  primary key (place_id, verification_id),
  foreign key (place_id, account_id) references priv.accounts (place_id, id) on delete cascade
);
create index verification_accounts_account on priv.verification_accounts (place_id, account_id);
select base.guard('priv.verification_accounts');

-- What a verification rests on: read by stewards and auditors only.
create table priv.verification_evidence (
  place_id uuid not null,
  verification_id uuid not null,
  position int not null,
  kind text not null check (kind in ('address', 'record', 'letter', 'seen', 'voucher', 'note')),
  value text not null,
  at timestamptz not null,
  primary key (place_id, verification_id, position)
);
select base.guard('priv.verification_evidence');

-- Public: that whoever acts as this membership or organization was verified, how, from when to when, and by which role.
create table pub.verifications (
  place_id uuid not null,
  act_id uuid not null,
  id uuid not null,
  subject text not null check (subject in ('post-membership', 'organization')),
  membership_id uuid,
  organization_id uuid,
  method text not null check (method in ('mail', 'dns', 'letter', 'in-person', 'vouchers')),
  since text not null,
  until text not null,
  by_role text not null,
  ended text,
  end_reason text,
  ended_by uuid,
  primary key (place_id, id)
);
create index verifications_membership on pub.verifications (place_id, membership_id);
create index verifications_organization on pub.verifications (place_id, organization_id);
select base.guard('pub.verifications');
