-- Work that is done after a transaction commits, and what citizens are told.

-- A job exists if and only if the transaction that queued it committed. One queue for the installation.
create table jobs (
  id bigint primary key generated always as identity,
  task text not null,
  payload jsonb not null,                  -- ids only, never a person's data
  run_at timestamptz not null,
  created_at timestamptz not null,
  attempts smallint not null default 0,
  locked_until timestamptz,                -- a worker that died lets go when this has passed
  last_error text,
  finished_at timestamptz,
  dead_at timestamptz                      -- tried for a day in vain: someone has to look
);
create index jobs_waiting on jobs (run_at, id) where finished_at is null and dead_at is null;
create index jobs_dead on jobs (dead_at desc) where dead_at is not null;

create table notices (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  event text not null,
  channel text not null check (channel in ('mail', 'sms', 'zalo')),
  recipient text not null,
  subject_code text not null,              -- the dossier's code
  values jsonb not null,
  text text,                               -- as it was sent
  state text not null check (state in ('queued', 'sent', 'failed', 'skipped')),
  why text,                                -- why it was skipped or failed
  attempts smallint not null default 0,
  created_at timestamptz not null,
  sent_at timestamptz,
  client_key uuid not null,
  primary key (ward_id, id),
  unique (ward_id, client_key, channel)
);
create index notices_created on notices (ward_id, created_at desc, id desc);
create index notices_subject on notices (ward_id, subject_code);

-- The newest row of an event counts. Append-only.
create table notice_templates (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  event text not null,
  subject text not null,
  body text not null,
  decided_by bigint not null,
  decided_at timestamptz not null,
  primary key (ward_id, id)
);
create index notice_templates_event on notice_templates (ward_id, event, id desc);

-- Who wants to be told nothing more, by the hash of his address or number.
create table notice_stops (
  ward_id integer not null references wards,
  recipient_hash text not null,
  stopped_at timestamptz not null,
  primary key (ward_id, recipient_hash)
);

grant select, insert, update, delete on jobs to motcua_app;
grant select, insert, update on notices to motcua_app;
grant select, insert on notice_templates to motcua_app;
grant select, insert, delete on notice_stops to motcua_app;
