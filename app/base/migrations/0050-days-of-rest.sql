-- The days of the week that are no working days in a year, 0 is Sunday. Empty where the act did not say: Saturday and Sunday.
alter table pub.calendar add column rest int[] check (rest <@ '{0,1,2,3,4,5,6}');
