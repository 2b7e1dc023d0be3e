-- Internal processes (quy trình nội bộ). The city's chairman approves them for all wards: one set per installation, as
-- the catalogue; a ward only says which person does what. A version is never changed, it is followed by another.

create table process_versions (
  code text not null,
  version integer not null,
  valid_from date not null,
  valid_until date,                        -- first day on which it is no longer in force
  procedure_codes text[] not null,
  name text not null,
  search_text text not null,
  content jsonb not null,
  adopted_ward_id integer references wards, -- whose officer put it in; empty: seeded
  adopted_by bigint,
  adopted_at timestamptz,
  primary key (code, version),
  exclude using gist (code with =, daterange(valid_from, valid_until) with &&),
  check (valid_until is null or valid_until > valid_from)
);
create index process_versions_procedures on process_versions using gin (procedure_codes);
create index process_versions_search on process_versions using gin (search_text gin_trgm_ops);

grant select, insert on process_versions to motcua_app;
grant update (valid_until) on process_versions to motcua_app;
