-- When a mail that was handed over came back: what waits for somebody to be told goes by it. Nothing of the message itself is kept.
alter table priv.mails add column returned timestamptz;
