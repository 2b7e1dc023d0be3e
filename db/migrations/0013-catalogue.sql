-- Who put a version of a procedure into force, and the key of the form that did, so that a form posted twice makes one.
-- Both empty for what was sown.
alter table procedure_versions
  add column decided_in integer references wards,
  add column decided_by bigint,
  add column decided_at timestamptz,
  add column client_key uuid,
  add foreign key (decided_in, decided_by) references officers;
create unique index procedure_versions_client_key on procedure_versions (client_key, code);
