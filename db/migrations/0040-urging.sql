-- Urging what is late: a case for each task of the plan or each unit's late dossiers of a procedure, its letters and answers. What happened
-- in a case is only added; the row of a case is the fold of it, kept in the same transaction.

create table urging_cases (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  kind text not null check (kind in ('task', 'subtask', 'dossiers')),
  subject text not null,                   -- what is late: task/<plan>/<task>, subtask/<id>, dossiers/<unit>/<procedure>
  title text not null,
  unit_ids bigint[] not null,              -- who is urged
  opened_at timestamptz not null,
  step smallint not null,                  -- the newest that began; 0 before the first
  step_at timestamptz,
  event_count integer not null,
  closed_at timestamptz,
  closing text check (closing in ('product', 'recovered', 'ended', 'by_hand')),
  primary key (ward_id, id),
  check ((closed_at is null) = (closing is null))
);
create unique index urging_cases_one_open on urging_cases (ward_id, subject) where closed_at is null;
create index urging_cases_opened on urging_cases (ward_id, opened_at desc, id desc);
create index urging_cases_open on urging_cases (ward_id, opened_at desc, id desc) where closed_at is null;
create index urging_cases_subject on urging_cases (ward_id, subject, id desc);

create table urging_events (
  ward_id integer not null,
  case_id bigint not null,
  no integer not null,
  event text not null check (event in ('opened', 'joined', 'left', 'step', 'redrafted', 'answered', 'closed')),
  at timestamptz not null,
  officer_id bigint,                       -- empty: the system
  payload jsonb not null,
  file text,                               -- what an answer brought
  client_key uuid not null,
  primary key (ward_id, case_id, no),
  constraint urging_events_client_key unique (ward_id, client_key),
  foreign key (ward_id, case_id) references urging_cases,
  foreign key (ward_id, officer_id) references officers,
  foreign key (ward_id, file) references files
);

grant select, insert on urging_cases, urging_events to motcua_app;
grant update (step, step_at, event_count, closed_at, closing) on urging_cases to motcua_app;
