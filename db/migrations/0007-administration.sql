-- What a ward decides for itself: its calendar and hours over the State's, its sessions of reception, who is absent and
-- who stands in, its limits; accounts with a second factor; and a log of every such change.

-- The newest row of a day counts; "worked" empty: the State's calendar holds again. Append-only.
create table ward_days (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  day date not null,
  worked boolean,
  why text not null,
  decision text not null,
  decided_by bigint not null,
  decided_at timestamptz not null,
  client_key uuid not null,
  primary key (ward_id, id),
  unique (ward_id, client_key)
);
create index ward_days_day on ward_days (ward_id, day, id desc);

create table ward_hours (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  valid_from date not null,
  windows jsonb not null,                  -- [{"from": 420, "to": 690}, …] in minutes since midnight
  cut_off smallint not null,
  decision text not null,
  decided_by bigint not null,
  decided_at timestamptz not null,
  client_key uuid not null,
  primary key (ward_id, id),
  unique (ward_id, client_key)
);

-- Reception outside working time, and trips of mobile teams: they never make a working day.
create table reception_sessions (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  day date not null,
  from_minute smallint not null,
  to_minute smallint not null check (to_minute > from_minute),
  place text not null,
  is_mobile boolean not null,
  recorded_by bigint not null,
  recorded_at timestamptz not null,
  cancelled_at timestamptz,
  client_key uuid not null,
  primary key (ward_id, id),
  unique (ward_id, client_key)
);
create index reception_sessions_day on reception_sessions (ward_id, day);

create table absences (
  ward_id integer not null,
  id bigint not null generated always as identity,
  officer_id bigint not null,
  from_day date not null,
  until_day date not null check (until_day >= from_day), -- the last day of absence
  deputy_id bigint,
  reason text not null,
  recorded_by bigint not null,
  recorded_at timestamptz not null,
  cancelled_at timestamptz,
  client_key uuid not null,
  primary key (ward_id, id),
  unique (ward_id, client_key),
  foreign key (ward_id, officer_id) references officers,
  foreign key (ward_id, deputy_id) references officers
);
create index absences_days on absences (ward_id, from_day, until_day) where cancelled_at is null;

-- The newest row of a name whose day has come counts. Append-only.
create table ward_settings (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  name text not null,
  value jsonb not null,
  valid_from date not null,
  decided_by bigint not null,
  decided_at timestamptz not null,
  primary key (ward_id, id)
);
create index ward_settings_name on ward_settings (ward_id, name, valid_from desc, id desc);

-- Every change that an administrator makes, with what stood before. Append-only; no secret and no personal id.
create table audit_log (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  at timestamptz not null,
  officer_id bigint,
  what text not null,
  subject text not null,
  before jsonb,
  after jsonb,
  request_id text not null default '',
  primary key (ward_id, id)
);
create index audit_log_what on audit_log (ward_id, what, id desc);

alter table officers
  add column totp_secret text,             -- sealed with the installation's key
  add column totp_enabled_at timestamptz,
  add column totp_last_step bigint,        -- a code is taken once
  add column recovery_hashes text[] not null default '{}',
  add column must_change_password boolean not null default false;
alter table units add column closed_at timestamptz;

-- A sign-in that still needs its second factor.
create table pending_sign_ins (
  token_hash bytea primary key,
  ward_id integer not null,
  officer_id bigint not null,
  expires_at timestamptz not null,
  foreign key (ward_id, officer_id) references officers
);

grant select, insert on ward_days, ward_hours, ward_settings, audit_log to motcua_app;
grant select, insert on reception_sessions, absences to motcua_app;
grant update (cancelled_at) on reception_sessions, absences to motcua_app;
grant insert, update on units to motcua_app;
grant select, insert, delete on pending_sign_ins to motcua_app;
