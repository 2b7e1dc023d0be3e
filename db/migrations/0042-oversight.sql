-- Who outside a ward may look at its figures. Opened and ended by whoever runs the installation; the application only reads.
create table oversight_grants (
  ward_id integer not null references wards,      -- the ward that is looked at
  id bigint not null generated always as identity,
  overseer_ward_id integer not null,              -- where the account of the overseer is kept
  officer_id bigint not null,
  level text not null check (level in ('figures', 'rows')),
  from_day date not null,
  until_day date,                                 -- the last day; empty: until it is ended
  granted_by text not null check (length(granted_by) between 1 and 120),
  reason text not null check (length(reason) between 1 and 300),
  granted_at timestamptz not null,
  primary key (ward_id, id),
  foreign key (overseer_ward_id, officer_id) references officers,
  check (overseer_ward_id <> ward_id),
  check (from_day <= until_day)
);
create index oversight_grants_overseer on oversight_grants (overseer_ward_id, officer_id);

-- A grant is never changed: what ends it is a row of its own.
create table oversight_ends (
  ward_id integer not null,
  grant_id bigint not null,
  ended_by text not null check (length(ended_by) between 1 and 120),
  reason text not null check (length(reason) between 1 and 300),
  ended_at timestamptz not null,
  primary key (ward_id, grant_id),
  foreign key (ward_id, grant_id) references oversight_grants
);

grant select on oversight_grants, oversight_ends to motcua_app;
