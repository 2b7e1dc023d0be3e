-- Wards, their units and officers, sessions, files, and who looked at what.
-- Every table of a ward starts its key with ward_id, so that one installation serves many wards.
-- The application works as motcua_app, which owns nothing: it may do only what is granted here.

create extension if not exists btree_gist;
create extension if not exists pg_trgm;

do $$ begin
  create role motcua_app nologin;
exception when duplicate_object or unique_violation then null;
end $$;
grant motcua_app to current_user;
grant usage on schema public to motcua_app;

create table wards (
  id integer primary key generated always as identity,
  code text not null unique,               -- code of the General Statistics Office, e.g. 10525
  name text not null,                      -- phường Hải Dương
  city text not null,                      -- thành phố Hải Phòng
  agency_code text not null,               -- first part of a dossier code
  address text not null,
  phone text,
  portal_host text,
  created_at timestamptz not null default now()
);

create table units (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  code text not null,
  name text not null,
  short_name text not null,
  kind text not null check (kind in ('office', 'division', 'centre', 'service', 'portal', 'police', 'military', 'union', 'collective')),
  head_title text not null default '',
  ord smallint not null default 0,
  primary key (ward_id, id),
  unique (ward_id, code)
);

-- A collective name such as "Các phòng chuyên môn" stands for several units.
create table unit_members (
  ward_id integer not null,
  collective_id bigint not null,
  unit_id bigint not null,
  primary key (ward_id, collective_id, unit_id),
  foreign key (ward_id, collective_id) references units,
  foreign key (ward_id, unit_id) references units
);

-- Other spellings of a unit's name; a correction made while reviewing a plan becomes one.
create table unit_aliases (
  ward_id integer not null,
  folded text not null,                    -- lower case, no accents, single spaces
  unit_id bigint not null,
  alias text not null,
  source text not null check (source in ('seed', 'correction')),
  created_at timestamptz not null default now(),
  primary key (ward_id, folded, unit_id),
  foreign key (ward_id, unit_id) references units
);

create table officers (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  unit_id bigint not null,
  username text not null,
  display_name text not null,
  title text not null,
  duties text[] not null,
  password_hash text not null,
  is_demo boolean not null default false,
  active boolean not null default true,
  failed_logins smallint not null default 0,
  locked_until timestamptz,
  created_at timestamptz not null default now(),
  primary key (ward_id, id),
  unique (ward_id, username),
  foreign key (ward_id, unit_id) references units
);

create table sessions (
  token_hash bytea primary key,            -- SHA-256 of the cookie; the cookie itself is kept nowhere
  ward_id integer not null,
  officer_id bigint not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  foreign key (ward_id, officer_id) references officers
);
create index sessions_officer on sessions (ward_id, officer_id);

-- Counts tries (login, tracking) per key and window. Losing it in a crash only forgets tries.
create unlogged table attempts (
  key text primary key,
  window_start timestamptz not null,
  tries integer not null
);

-- Content-addressed: the bytes lie in the file store under their SHA-256.
create table files (
  ward_id integer not null references wards,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  name text not null,
  media_type text not null,
  size integer not null,
  created_at timestamptz not null,
  primary key (ward_id, sha256)
);

-- Who looked at or changed what. Append-only for the application.
create table access_log (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  at timestamptz not null default now(),
  officer_id bigint,
  action text not null,                    -- login, login_failed, view, export, …
  subject text not null default '',        -- e.g. a dossier code; never a personal id
  request_id text not null default '',
  primary key (ward_id, id)
);
create index access_log_at on access_log (ward_id, at desc, id desc);

-- Which seeds have been sown to the end; only the owner knows.
create table seeds_done (
  name text primary key,
  done_at timestamptz not null default now()
);

grant select on wards, units, unit_members to motcua_app;
grant select, insert on unit_aliases, files, access_log to motcua_app;
grant select, insert, update on officers to motcua_app;
grant select, insert, update, delete on sessions, attempts to motcua_app;
