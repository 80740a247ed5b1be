-- The civil day of an instant in a named zone. A zone this server does not know (its tables of zones are another release than those
-- of the app) may not stop a place from acting, nor its acts from being replayed: its days are those of UTC.
create function base.civil_day(at timestamptz, zone text) returns text language plpgsql stable as $$
begin
  -- '+05:30' and the like would be read with the opposite sign.
  if zone !~ '^[A-Za-z]' then return to_char(at at time zone 'UTC', 'YYYY-MM-DD'); end if;
  return to_char(at at time zone zone, 'YYYY-MM-DD');
exception when invalid_parameter_value then
  return to_char(at at time zone 'UTC', 'YYYY-MM-DD');
end $$;
