-- Interactive forms as data: one form a procedure, in versions with dates. A published version is never changed; the one
-- before it only gets its end. Like the catalogue, forms belong to the installation, not to one ward.

create table form_versions (
  procedure_code text not null,
  version integer not null check (version > 0),
  valid_from date not null,
  valid_until date,                        -- the first day on which it no longer holds
  title text not null,
  content jsonb not null,
  why text not null default '',            -- by which decision or for what reason it was published
  decided_in integer references wards,     -- who published it; nobody for what came with the software
  decided_by bigint,
  decided_at timestamptz,
  client_key uuid unique,
  primary key (procedure_code, version),
  check (valid_until is null or valid_until >= valid_from),
  foreign key (decided_in, decided_by) references officers
);
-- Exactly one is in force on a day.
create unique index form_versions_open on form_versions (procedure_code) where valid_until is null;

grant select, insert on form_versions to motcua_app;
grant update (valid_until) on form_versions to motcua_app;
