-- What applicants hand in from home, until a dossier takes it over. The bytes lie in the file store under their SHA-256, and
-- only after they were inspected; pieces on their way lie in a spool folder under the id of the upload that was begun.

create table uploads (
  ward_id integer not null references wards,
  id uuid not null,
  no bigint not null generated always as identity, -- the order in which they came
  owner_key text not null check (length(owner_key) between 1 and 200), -- 'draft:…', 'dossier:…:supplement'
  part text not null default '' check (length(part) <= 200), -- for which required document, where the owner has several
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  name text not null,
  media_type text not null,
  size integer not null check (size > 0),
  scanned_at timestamptz,                  -- empty: no virus scanner looked at it
  created_at timestamptz not null,
  primary key (ward_id, id),
  unique (ward_id, owner_key, part, sha256)
);
create index uploads_bytes on uploads (sha256);
create index uploads_age on uploads (created_at);

create table begun_uploads (
  ward_id integer not null references wards,
  id uuid not null,
  owner_key text not null check (length(owner_key) between 1 and 200),
  part text not null default '' check (length(part) <= 200),
  client_key uuid not null,
  caller text not null,                    -- seal of the address it comes from, for counting alone
  name text not null,
  size integer not null check (size > 0),
  received integer not null default 0 check (received between 0 and size),
  touched_at timestamptz not null,
  expires_at timestamptz not null,
  upload_id uuid,                          -- what became of it, so that finishing twice answers the same
  primary key (ward_id, id),
  constraint begun_uploads_client_key unique (ward_id, owner_key, client_key)
);
create index begun_uploads_caller on begun_uploads (caller);
create index begun_uploads_expired on begun_uploads (expires_at);

-- Files that carried harmful code: that it was tried, never what it was.
create table infected_uploads (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  owner_key text not null,
  signature text not null,
  size integer not null,
  sha256 text not null,
  at timestamptz not null,
  primary key (ward_id, id)
);

create index files_bytes on files (sha256);
alter table files add column scanned_at timestamptz; -- empty: no virus scanner looked at it

grant select, insert, delete on uploads to motcua_app;
grant select, insert, update, delete on begun_uploads to motcua_app;
grant select, insert on infected_uploads to motcua_app;
