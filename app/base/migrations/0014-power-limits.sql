-- A power may set a limit to another one: a law that says the least a budget must give. It is shown beside whoever holds the other.
alter table pub.powers add column limits uuid;
create index powers_limits on pub.powers (place_id, limits) where limits is not null;
