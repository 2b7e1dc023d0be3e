-- The yearly plan: the signed file as it came, its reading, and the tasks that live from it.

create table plans (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  year smallint not null,
  current_version integer not null default 0,
  primary key (ward_id, id),
  unique (ward_id, year)
);

-- One uploaded file: read, reviewed, and adopted as a version of a plan (or discarded).
create table plan_imports (
  ward_id integer not null,
  id bigint not null generated always as identity,
  plan_id bigint,                          -- the plan it is a new version of; empty for a new plan
  version integer,
  state text not null check (state in ('review', 'adopted', 'discarded')),
  file text not null,
  file_name text not null,
  reading jsonb not null,                  -- as read, never changed
  corrections jsonb not null default '{}', -- what the reviewer decided, by task order
  uploaded_by bigint,
  uploaded_at timestamptz not null,
  decided_by bigint,
  decided_at timestamptz,
  primary key (ward_id, id),
  foreign key (ward_id, plan_id) references plans,
  foreign key (ward_id, file) references files
);
create unique index plan_imports_version on plan_imports (ward_id, plan_id, version) where state = 'adopted';
create index plan_imports_uploaded on plan_imports (ward_id, uploaded_at desc, id desc);

-- task_key is the task's name through all versions; records and figures hang on it.
create table plan_tasks (
  ward_id integer not null,
  plan_id bigint not null,
  version integer not null,
  task_key integer not null,
  ord integer not null,
  section text,
  task_group text,
  no text,
  text text not null,
  deliverables text[] not null,
  due_kind text not null,
  due_from date,
  due_to date,
  due_raw text not null,
  primary key (ward_id, plan_id, version, task_key),
  foreign key (ward_id, plan_id) references plans
);

create table plan_task_units (
  ward_id integer not null,
  plan_id bigint not null,
  version integer not null,
  task_key integer not null,
  role text not null check (role in ('lead', 'support')),
  ord smallint not null,
  raw text not null,                       -- as the plan writes it
  unit_id bigint,                          -- empty: not a unit of this ward
  primary key (ward_id, plan_id, version, task_key, role, ord),
  foreign key (ward_id, plan_id, version, task_key) references plan_tasks,
  foreign key (ward_id, unit_id) references units
);

create table plan_targets (
  ward_id integer not null,
  plan_id bigint not null,
  version integer not null,
  task_key integer not null,
  no smallint not null,
  indicator text,                          -- code of the figure that measures it; empty: none does yet
  op text not null check (op in ('>=', '=', '<=')),
  value numeric not null,
  unit text not null,
  text text not null,
  primary key (ward_id, plan_id, version, task_key, no),
  foreign key (ward_id, plan_id, version, task_key) references plan_tasks
);

-- What was done for an activity task: a document issued, a meeting held, a trip made. Append-only.
create table plan_records (
  ward_id integer not null,
  id bigint not null generated always as identity,
  plan_id bigint not null,
  task_key integer not null,
  happened_on date not null,
  title text not null,
  document_number text,
  note text not null default '',
  completes boolean not null default false, -- the task is done with this
  file text,
  recorded_by bigint,
  recorded_at timestamptz not null,
  client_key uuid not null,
  primary key (ward_id, id),
  unique (ward_id, client_key),
  foreign key (ward_id, plan_id) references plans,
  foreign key (ward_id, file) references files
);
create index plan_records_task on plan_records (ward_id, plan_id, task_key, happened_on);

grant select, insert, update on plans, plan_imports to motcua_app;
grant select, insert on plan_tasks, plan_task_units, plan_targets, plan_records to motcua_app;
