-- Marks of sent forms are cleared by their day (app/acts/once.ts); one is written with every form, so there are many.
create index once_at on priv.once (place_id, at);
