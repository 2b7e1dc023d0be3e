-- The catalogue of procedures. A ward does not announce procedures (the city's chairman does), it serves and posts
-- them: so the catalogue is one per installation, and only what the ward decides carries a ward_id.

create table procedure_versions (
  code text not null check (code ~ '^[1-9]\.\d{6}$'),
  version integer not null,
  valid_from date not null,
  valid_until date,                        -- first day on which it is no longer in force
  name text not null,
  field text not null,
  field_code text not null,
  search_text text not null,               -- folded: name, field and code without accents
  content jsonb not null,                  -- the whole ProcedureVersion as published, never changed
  primary key (code, version),
  exclude using gist (code with =, daterange(valid_from, valid_until) with &&)
);
create index procedure_versions_search on procedure_versions using gin (search_text gin_trgm_ops);
create index procedure_versions_field on procedure_versions (field_code, code);

-- Papers that may not be asked because a database holds what they say (NQ 66.7/2025/NQ-CP).
create table data_replacements (
  id integer primary key generated always as identity,
  code text not null,
  paper text not null,
  content jsonb not null
);
create index data_replacements_code on data_replacements (code);

create table ward_procedures (
  ward_id integer not null references wards,
  code text not null,
  unit_id bigint,                          -- who examines it here; empty when not known yet
  served boolean not null default true,
  primary key (ward_id, code),
  foreign key (ward_id, unit_id) references units
);

grant select on procedure_versions, data_replacements, ward_procedures to motcua_app;
