-- E-dossier packages: what is asked for, what was made of it, and what came from another installation.

-- An order for packages: one dossier, or all that ended in [closed_from, closed_until). Their bytes are kept until expires_at.
create table archive_exports (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  client_key uuid not null,
  requested_by bigint,                     -- empty: the ward's monthly export
  requested_at timestamptz not null,
  reason text not null check (length(reason) between 1 and 300),
  code text,
  closed_from date,
  closed_until date,
  expires_at timestamptz not null,
  primary key (ward_id, id),
  constraint archive_exports_client_key unique (ward_id, client_key),
  check ((code is null) = (closed_from is not null) and (closed_from is null) = (closed_until is null)),
  check (closed_from < closed_until),
  foreign key (ward_id, requested_by) references officers
);

-- Every package that was ever made. Append-only: the package itself is gone after a day, that it was made is not.
create table archive_packages (
  ward_id integer not null,
  id bigint not null generated always as identity,
  dossier_id bigint not null,
  export_id bigint,                        -- empty: made by the command line
  made_by bigint,                          -- empty: the system, or the command line
  made_at timestamptz not null,
  package_sha256 text not null check (package_sha256 ~ '^[0-9a-f]{64}$'),
  size bigint not null,
  head_hash bytea not null,                -- of the dossier's last step then: another one now means that the package is stale
  step_count integer not null,
  primary key (ward_id, id),
  foreign key (ward_id, dossier_id) references dossiers,
  foreign key (ward_id, export_id) references archive_exports,
  foreign key (ward_id, made_by) references officers
);
create index archive_packages_dossier on archive_packages (ward_id, dossier_id, id desc);

create table archive_export_items (
  ward_id integer not null,
  export_id bigint not null,
  dossier_id bigint not null,
  state text not null default 'waiting' check (state in ('waiting', 'packed', 'failed')),
  fault text not null default '',          -- why it failed, without personal data
  package_id bigint,
  kept_sha256 text check (kept_sha256 ~ '^[0-9a-f]{64}$'), -- its bytes in the file store, while they are kept
  primary key (ward_id, export_id, dossier_id),
  check ((state = 'packed') = (package_id is not null)),
  foreign key (ward_id, export_id) references archive_exports,
  foreign key (ward_id, dossier_id) references dossiers,
  foreign key (ward_id, package_id) references archive_packages
);
create index archive_export_items_kept on archive_export_items (kept_sha256) where kept_sha256 is not null;
create index dossiers_ended on dossiers (ward_id, status_at, id)
  where status in ('returned', 'refused', 'withdrawn', 'stopped');

-- Dossiers of another installation, for reading only. They stand in tables of their own with the numbers that units and
-- officers had there, because these numbers are hashed into the chain; nothing here counts them.
create table archived_dossiers (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  code text not null,
  search_text text not null,               -- folded: code, name
  procedure_code text not null,
  procedure_name text not null,
  applicant_name text not null,
  status text not null,
  ended_at timestamptz not null,
  step_count integer not null,
  head_hash bytea not null,
  manifest text not null,                  -- as it came, to the byte
  package_sha256 text not null check (package_sha256 ~ '^[0-9a-f]{64}$'),
  signer text not null check (signer in ('known', 'enclosed')), -- whose key was checked: given from outside, or the one within
  signer_key text not null,                -- SHA-256 of the public key (SPKI)
  imported_at timestamptz not null,
  primary key (ward_id, id),
  unique (ward_id, code)
);
create index archived_dossiers_search on archived_dossiers using gin (search_text gin_trgm_ops);
create index archived_dossiers_ended on archived_dossiers (ward_id, ended_at desc, id desc);

create table archived_steps (
  ward_id integer not null,
  archived_id bigint not null,
  no integer not null,
  step text not null,
  status_after text not null,
  at timestamptz not null,
  officer_id bigint,                       -- numbers of the other installation; the manifest names who they are
  unit_id bigint,
  to_unit_id bigint,
  to_officer_id bigint,
  due_at timestamptz,
  payload jsonb not null,
  client_key uuid not null,
  previous_hash bytea not null,
  hash bytea not null,
  primary key (ward_id, archived_id, no),
  foreign key (ward_id, archived_id) references archived_dossiers
);

-- Every file of the package in its order, so that the same package can be handed on.
create table archived_files (
  ward_id integer not null,
  archived_id bigint not null,
  no integer not null,
  path text not null,
  role text not null,
  name text not null,
  media_type text not null,
  size bigint not null,
  sha256 text not null,
  primary key (ward_id, archived_id, no),
  unique (ward_id, archived_id, path),
  foreign key (ward_id, archived_id) references archived_dossiers,
  foreign key (ward_id, sha256) references files
);
create index archived_files_bytes on archived_files (ward_id, sha256);

grant select, insert on archive_packages, archived_dossiers, archived_steps, archived_files to motcua_app;
grant select, insert on archive_exports to motcua_app;
grant select, insert on archive_export_items to motcua_app;
grant update (state, fault, package_id, kept_sha256) on archive_export_items to motcua_app;

-- Packages whose bytes are kept now, for whoever sweeps and verifies the file store: they have no row in files.
create view kept_packages as
  select i.ward_id, i.kept_sha256 as sha256, p.size
  from archive_export_items i
  join archive_packages p on p.ward_id = i.ward_id and p.id = i.package_id
  where i.kept_sha256 is not null;
grant select on kept_packages to motcua_app;
