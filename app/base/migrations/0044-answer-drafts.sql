-- Answers being written at the desk, before they are public: one a referral, shared by everyone verified to speak for its holder.
create table priv.answer_drafts (
  place_id uuid not null, referral_id uuid not null,
  words jsonb not null,                -- {verdict, reasons, refers, noneKnown, lang}, as typed
  browser uuid not null,               -- the window that wrote them
  account_id uuid not null, name text not null,
  asides jsonb not null default '[]',  -- words that met newer ones, a window's last each: {browser, account, name, words, changed}
  revision int not null, changed timestamptz not null,
  primary key (place_id, referral_id)
);
select base.guard('priv.answer_drafts');
