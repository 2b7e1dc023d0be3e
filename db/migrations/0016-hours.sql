-- Hours for some days only: a half make-up Saturday, a week of storms. Empty: until others begin.

alter table ward_hours
  add column valid_until date check (valid_until >= valid_from); -- the last day
