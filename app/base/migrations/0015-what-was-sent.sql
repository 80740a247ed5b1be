-- SHA-256 of the fields a form was sent with, so that the same mark with other words is told apart from the same form sent twice.
alter table priv.once add column sent text;
