-- Self-inspections: who looks at which unit, what was found at each point, what the unit answered, what has to be put right. What happened
-- is only added; the row of an inspection is the fold of its steps, kept in the same transaction.

create table inspections (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  unit_id bigint not null,                 -- who is inspected
  planned_on date not null,
  from_on date not null,                   -- the days of work that are looked at, both counted
  until_on date not null,
  aim text not null,
  is_unannounced boolean not null,
  origin text,                             -- what gave rise to it, like feedback/12; empty: the year's plan
  leader_id bigint not null,
  member_ids bigint[] not null,
  state text not null check (state in ('planned', 'announced', 'under_way', 'explaining', 'concluded', 'cancelled')),
  announced_on date,
  started_on date,                         -- also the day whose checklist holds
  conclusion text,
  concluded_on date,
  step_count integer not null,
  client_key uuid not null,
  primary key (ward_id, id),
  unique (ward_id, client_key),
  check (from_on <= until_on),
  check ((state = 'concluded') = (conclusion is not null)),
  foreign key (ward_id, unit_id) references units,
  foreign key (ward_id, leader_id) references officers
);
create index inspections_planned on inspections (ward_id, planned_on desc, id desc);
create index inspections_unit on inspections (ward_id, unit_id, planned_on desc, id desc);
create index inspections_origin on inspections (ward_id, origin) where origin is not null;

create table inspection_steps (
  ward_id integer not null,
  inspection_id bigint not null,
  no integer not null,
  step text not null check (step in
    ('plan', 'change', 'announce', 'start', 'find', 'send', 'explain', 'resume', 'conclude', 'remedy', 'confirm', 'reopen', 'cancel')),
  note text not null,
  remedy_no integer,
  taken_by bigint not null,
  taken_at timestamptz not null,
  client_key uuid not null,
  primary key (ward_id, inspection_id, no),
  unique (ward_id, client_key),
  foreign key (ward_id, inspection_id) references inspections,
  foreign key (ward_id, taken_by) references officers
);

-- What was found at a point; the newest holds. Beside it what the records said at that moment.
create table inspection_findings (
  ward_id integer not null,
  inspection_id bigint not null,
  step_no integer not null,
  point text not null,
  verdict text not null check (verdict in ('met', 'unmet', 'reminder', 'not_applicable')),
  note text not null,
  agrees boolean,                          -- with what the records say; empty where they say nothing
  figure_count integer,                    -- how many are bad, of how many
  figure_of integer,
  figure_as_of timestamptz,
  primary key (ward_id, inspection_id, step_no, point),
  check ((figure_count is null) = (figure_as_of is null)),
  foreign key (ward_id, inspection_id, step_no) references inspection_steps
);

create table inspection_photos (
  ward_id integer not null,
  inspection_id bigint not null,
  no integer not null,
  step_no integer not null,
  point text not null,
  file text not null,
  primary key (ward_id, inspection_id, no),
  foreign key (ward_id, inspection_id, step_no) references inspection_steps,
  foreign key (ward_id, file) references files
);

-- What has to be put right: a piece of work of the unit.
create table inspection_remedies (
  ward_id integer not null,
  inspection_id bigint not null,
  no integer not null,
  point text not null,
  subtask_id bigint not null,
  primary key (ward_id, inspection_id, no),
  foreign key (ward_id, inspection_id) references inspections,
  foreign key (ward_id, subtask_id) references subtasks
);

grant select, insert on inspections, inspection_steps, inspection_findings, inspection_photos, inspection_remedies to motcua_app;
grant update (planned_on, leader_id, member_ids, state, announced_on, started_on, conclusion, concluded_on, step_count) on inspections
  to motcua_app;
