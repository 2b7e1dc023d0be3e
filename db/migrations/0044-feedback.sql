-- Petitions and feedback; and what records of inspection and outreach leave for the plan.

-- As which products of the plan a noted thing counts, and whom it speaks to.
alter table plan_products add column kinds text[] not null default '{meeting}';
alter table plan_products alter column kinds drop default;
alter table plan_products add column audience text not null default 'everybody';

-- What was noted by mistake: it counts no longer. Append-only.
create table plan_product_revocations (
  ward_id integer not null,
  source text not null,
  ref text not null,
  reason text not null,
  revoked_at timestamptz not null,
  primary key (ward_id, source, ref),
  foreign key (ward_id, source, ref) references plan_products
);

grant select, insert on plan_product_revocations to motcua_app;

-- What somebody said of a rule or of how he was treated. The original words are never changed: the application may only change the
-- columns that are the fold of the steps.
create table feedback_items (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  code text not null,
  channel text not null,
  received_at timestamptz not null,
  client_key uuid not null,
  is_anonymous boolean not null,
  title text not null,                     -- in a few words, by the sender or by who wrote it down
  content text not null,                   -- as it came
  proposal text not null,                  -- what the sender asks for
  place text not null,                     -- in words
  latitude double precision,
  longitude double precision,
  about_whom text not null,                -- body or person complained about, in the sender's words
  source text not null,                    -- of what the press or a network said: where; else empty
  taken_by bigint,                         -- the officer who wrote it down; empty: it came by itself
  search_text text not null,               -- without accents; none of the sender
  head_hash bytea not null,
  -- the fold of the steps
  status text not null,
  status_at timestamptz not null,
  step_count integer not null,
  feedback_group text,
  matters text[] not null,
  field_code text,
  procedure_code text,
  dossier_id bigint,
  subject_unit_id bigint,
  subject_officer_id bigint,
  unit_id bigint,
  officer_id bigint,
  limit_code text,                         -- the limit that runs
  due_on date,                             -- its last day
  handled_on date,
  published_on date,
  repeats_id bigint,
  into_id bigint,
  primary key (ward_id, id),
  unique (ward_id, code),
  unique (ward_id, client_key),
  check ((latitude is null) = (longitude is null)),
  foreign key (ward_id, taken_by) references officers,
  foreign key (ward_id, dossier_id) references dossiers,
  foreign key (ward_id, subject_unit_id) references units,
  foreign key (ward_id, subject_officer_id) references officers,
  foreign key (ward_id, unit_id) references units,
  foreign key (ward_id, officer_id) references officers,
  foreign key (ward_id, repeats_id) references feedback_items,
  foreign key (ward_id, into_id) references feedback_items
);
create index feedback_items_open on feedback_items (ward_id, due_on, id) where due_on is not null;
create index feedback_items_list on feedback_items (ward_id, received_at desc, id desc);
create index feedback_items_unit on feedback_items (ward_id, unit_id, status, id);
create index feedback_items_public on feedback_items (ward_id, published_on desc, id desc) where published_on is not null;
create index feedback_items_dossier on feedback_items (ward_id, dossier_id) where dossier_id is not null;
create index feedback_items_into on feedback_items (ward_id, into_id) where into_id is not null;
create index feedback_items_repeats on feedback_items (ward_id, repeats_id) where repeats_id is not null;

-- Who sent it, apart from what was said: few may see it, and every look is noted. No row: anonymous.
create table feedback_senders (
  ward_id integer not null,
  feedback_id bigint not null,
  kind text not null check (kind in ('person', 'organisation')),
  name text not null,
  address text not null,
  phone text not null,
  email text not null,
  citizen_id bigint,
  is_protected boolean not null,           -- asked that nobody beside the desk learns who it was
  primary key (ward_id, feedback_id),
  foreign key (ward_id, feedback_id) references feedback_items,
  foreign key (ward_id, citizen_id) references citizens
);
create index feedback_senders_citizen on feedback_senders (ward_id, citizen_id) where citizen_id is not null;
create index feedback_senders_phone on feedback_senders (ward_id, phone) where phone <> '';

-- What the sender holds to ask after it, answer and open it again: SHA-256 of the token in his link.
create table feedback_keys (
  ward_id integer not null,
  feedback_id bigint not null,
  token_hash bytea not null,
  made_at timestamptz not null,
  primary key (ward_id, token_hash),
  foreign key (ward_id, feedback_id) references feedback_items
);

-- The record. Append-only, each hashed with the one before.
create table feedback_steps (
  ward_id integer not null,
  feedback_id bigint not null,
  no integer not null,
  step text not null,
  status_after text not null,
  at timestamptz not null,
  officer_id bigint,                       -- empty: the sender or the system
  by text not null check (by in ('officer', 'sender', 'system')),
  payload jsonb not null,
  client_key uuid not null,
  previous_hash bytea not null,
  hash bytea not null,
  primary key (ward_id, feedback_id, no),
  unique (ward_id, client_key),
  foreign key (ward_id, feedback_id) references feedback_items,
  foreign key (ward_id, officer_id) references officers
);
create index feedback_steps_at on feedback_steps (ward_id, at);

-- Photos and papers: of the sender with the first step, of officers with theirs.
create table feedback_files (
  ward_id integer not null,
  feedback_id bigint not null,
  no integer not null,
  step_no integer not null,
  name text not null,
  file text not null,
  primary key (ward_id, feedback_id, no),
  foreign key (ward_id, feedback_id, step_no) references feedback_steps (ward_id, feedback_id, no),
  foreign key (ward_id, file) references files
);
create index feedback_files_file on feedback_files (ward_id, file);

grant select, insert on feedback_items, feedback_senders, feedback_keys, feedback_steps, feedback_files to motcua_app;
grant update (status, status_at, step_count, feedback_group, matters, field_code, procedure_code, dossier_id, subject_unit_id,
  subject_officer_id, unit_id, officer_id, limit_code, due_on, handled_on, published_on, repeats_id, into_id, head_hash)
  on feedback_items to motcua_app;

-- How the public judges an answer that was published: one voice each, which may be changed.
create table feedback_votes (
  ward_id integer not null,
  feedback_id bigint not null,
  voter bytea not null,                    -- a hash of the browser's key or the account: of whom nobody can tell
  is_like boolean not null,
  voted_at timestamptz not null,
  primary key (ward_id, feedback_id, voter),
  foreign key (ward_id, feedback_id) references feedback_items
);
grant select, insert, update on feedback_votes to motcua_app;
