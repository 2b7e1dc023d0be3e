-- Tasks that live: evidence found by the system, sub-tasks, and the weekly meetings that decide about them.

-- Which of a task's deliverables a record fulfils, in the plan's own words; empty: found by the record's words.
alter table plan_records add column deliverable text;

-- What features that stand after the plan have made: a meeting held, a review ended. Noted in their own transactions, only added to.
create table plan_products (
  ward_id integer not null references wards,
  source text not null,
  ref text not null,                       -- its name for good, like meeting/12
  day date not null,
  title text not null,
  number text,
  detail text,
  address text,                            -- its page
  noted_at timestamptz not null,
  primary key (ward_id, source, ref)
);
create index plan_products_day on plan_products (ward_id, day);

-- Whether evidence of a kind counts for a task: the newest row holds, without any the wording of the plan decides. Append-only.
create table plan_source_choices (
  ward_id integer not null,
  id bigint not null generated always as identity,
  plan_id bigint not null,
  task_key integer not null,
  source text not null,
  used boolean not null,
  reason text not null,
  chosen_by bigint not null,
  chosen_at timestamptz not null,
  client_key uuid not null,
  primary key (ward_id, id),
  unique (ward_id, client_key),
  foreign key (ward_id, plan_id) references plans,
  foreign key (ward_id, chosen_by) references officers
);
create index plan_source_choices_task on plan_source_choices (ward_id, plan_id, task_key, id);

-- Whether one piece of evidence counts for a task: the newest row holds, without any it does. Append-only.
create table plan_evidence_verdicts (
  ward_id integer not null,
  id bigint not null generated always as identity,
  plan_id bigint not null,
  task_key integer not null,
  source text not null,
  ref text not null,
  counts boolean not null,
  reason text not null,
  decided_by bigint not null,
  decided_at timestamptz not null,
  client_key uuid not null,
  primary key (ward_id, id),
  unique (ward_id, client_key),
  foreign key (ward_id, plan_id) references plans,
  foreign key (ward_id, decided_by) references officers
);
create index plan_evidence_verdicts_task on plan_evidence_verdicts (ward_id, plan_id, task_key, id);

-- A piece of work that a unit has been given: part of a task, or decided at a meeting. The row is the fold of its steps.
create table subtasks (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  plan_id bigint,                          -- empty with task_key: of no task of the plan
  task_key integer,
  origin text,                             -- what it comes from, like meeting/3/2
  ord integer not null,
  state text not null check (state in ('open', 'done', 'cancelled')),
  title text not null,
  unit_id bigint not null,
  officer_id bigint,                       -- empty: whoever the unit's head names
  due_on date not null,
  product text not null,                   -- what must be there in the end
  done_on date,
  step_count integer not null,
  client_key uuid not null,
  primary key (ward_id, id),
  unique (ward_id, client_key),
  check ((plan_id is null) = (task_key is null)),
  check ((state = 'done') = (done_on is not null)),
  foreign key (ward_id, plan_id) references plans,
  foreign key (ward_id, unit_id) references units,
  foreign key (ward_id, officer_id) references officers
);
create index subtasks_task on subtasks (ward_id, plan_id, task_key, ord, id);
create index subtasks_due on subtasks (ward_id, due_on, id) where state = 'open';
create index subtasks_origin on subtasks (ward_id, origin) where origin is not null;

-- Every step of it with what it left behind. Append-only.
create table subtask_steps (
  ward_id integer not null,
  subtask_id bigint not null,
  no integer not null,
  step text not null check (step in ('assign', 'change', 'move', 'done', 'reopen', 'cancel')),
  title text not null,
  unit_id bigint not null,
  officer_id bigint,
  due_on date not null,
  product text not null,
  done_on date,
  document_number text,
  file text,
  note text not null,
  taken_by bigint not null,
  taken_at timestamptz not null,
  client_key uuid not null,
  primary key (ward_id, subtask_id, no),
  unique (ward_id, client_key),
  foreign key (ward_id, subtask_id) references subtasks,
  foreign key (ward_id, unit_id) references units,
  foreign key (ward_id, file) references files,
  foreign key (ward_id, taken_by) references officers
);

create table meetings (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  held_on date not null,
  from_minute smallint not null,
  place text not null,
  title text not null,
  state text not null check (state in ('planned', 'held', 'closed', 'cancelled')),
  chair_id bigint not null,
  secretary_id bigint not null,
  step_count integer not null,
  client_key uuid not null,
  primary key (ward_id, id),
  unique (ward_id, client_key),
  foreign key (ward_id, chair_id) references officers,
  foreign key (ward_id, secretary_id) references officers
);
create index meetings_day on meetings (ward_id, held_on desc, id desc);

-- What is talked about. A point that was taken off stays, with the reason.
create table meeting_points (
  ward_id integer not null,
  meeting_id bigint not null,
  no integer not null,
  ord integer not null,
  kind text not null,
  subject text,                            -- what it is about, so that it is there once: task/12, unit/4, subtask/7
  title text not null,
  detail text not null,
  address text,
  plan_id bigint,
  task_key integer,
  unit_id bigint,
  removed_why text,
  primary key (ward_id, meeting_id, no),
  unique (ward_id, meeting_id, subject),
  foreign key (ward_id, meeting_id) references meetings
);

-- What was concluded, and the work that came of it. Append-only.
create table meeting_conclusions (
  ward_id integer not null,
  meeting_id bigint not null,
  no integer not null,
  point_no integer not null,
  text text not null,
  subtask_id bigint,
  concluded_by bigint not null,
  concluded_at timestamptz not null,
  client_key uuid not null,
  primary key (ward_id, meeting_id, no),
  unique (ward_id, client_key),
  foreign key (ward_id, meeting_id, point_no) references meeting_points (ward_id, meeting_id, no),
  foreign key (ward_id, subtask_id) references subtasks
);
create index meeting_conclusions_subtask on meeting_conclusions (ward_id, subtask_id) where subtask_id is not null;

-- Who was there, by unit. Append-only: the newest list of a meeting holds.
create table meeting_attendance (
  ward_id integer not null,
  meeting_id bigint not null,
  step_no integer not null,                -- the step that gave the list
  unit_id bigint not null,
  presence text not null check (presence in ('present', 'excused', 'absent')),
  who text not null,
  primary key (ward_id, meeting_id, step_no, unit_id),
  foreign key (ward_id, meeting_id) references meetings,
  foreign key (ward_id, unit_id) references units
);

-- Every deed at a meeting. Append-only.
create table meeting_steps (
  ward_id integer not null,
  meeting_id bigint not null,
  no integer not null,
  step text not null,
  point_no integer,
  note text not null,
  taken_by bigint not null,
  taken_at timestamptz not null,
  client_key uuid not null,
  primary key (ward_id, meeting_id, no),
  unique (ward_id, client_key),
  foreign key (ward_id, meeting_id) references meetings,
  foreign key (ward_id, taken_by) references officers
);

grant select, insert on plan_products, plan_source_choices, plan_evidence_verdicts, subtask_steps, meeting_conclusions,
  meeting_attendance, meeting_steps to motcua_app;
grant select, insert, update on subtasks, meetings, meeting_points to motcua_app;
