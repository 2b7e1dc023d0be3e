-- Satisfaction: how each answer came and what it was before, what was found when it was checked, the links that were handed out, and what a
-- bad answer sets off.

alter table survey_answers drop constraint survey_answers_way_check;
alter table survey_answers
  add constraint survey_answers_way_check check (way in ('session', 'link', 'kiosk', 'desk', 'paper')),
  add column link_hash text,               -- of the handed-out link that wrote it: no other such link changes it
  add column typed_by bigint,              -- of a paper: the officer who typed it
  add column paper_no text not null default '',
  add column paper_file text,
  add column version integer not null default 1,
  add column voided_at timestamptz,        -- judged invalid: it stays, and counts no longer
  add column contact_at timestamptz,       -- since when the applicant allows to be called back
  add constraint survey_answers_typed check ((way = 'paper') = (typed_by is not null)),
  add constraint survey_answers_paper check (way <> 'paper' or paper_no <> '' or paper_file is not null),
  add foreign key (ward_id, typed_by) references officers,
  add foreign key (ward_id, paper_file) references files;
create index survey_answers_typed_at on survey_answers (ward_id, answered_at desc, dossier_id desc) where way = 'paper';

-- Every form that was taken, as it was sent. Append-only.
create table survey_answer_versions (
  ward_id integer not null,
  dossier_id bigint not null,
  version integer not null,
  client_key uuid not null,
  way text not null,
  scores jsonb not null,
  comment text not null,
  allows_contact boolean not null,
  officer_id bigint,                       -- of a paper: who typed it
  paper_no text not null,
  paper_file text,
  at timestamptz not null,
  primary key (ward_id, dossier_id, version),
  constraint survey_answer_versions_client_key unique (ward_id, dossier_id, client_key),
  foreign key (ward_id, dossier_id) references survey_answers,
  foreign key (ward_id, officer_id) references officers,
  foreign key (ward_id, paper_file) references files
);
insert into survey_answer_versions
select a.ward_id, a.dossier_id, 1, a.client_key, a.way,
  coalesce((select jsonb_object_agg(s.question, s.score) from survey_scores as s
    where s.ward_id = a.ward_id and s.dossier_id = a.dossier_id), '{}'),
  a.comment, false, null, '', null, a.changed_at
from survey_answers as a;

-- What whoever controls found: the typed answer is as its paper, or not; or an answer counts no longer. Append-only.
create table survey_checks (
  ward_id integer not null,
  dossier_id bigint not null,
  version integer not null,                -- of the answer that was looked at
  kind text not null check (kind in ('matches', 'differs', 'void')),
  reason text not null default '',
  officer_id bigint not null,
  at timestamptz not null,
  client_key uuid not null,
  primary key (ward_id, dossier_id, version, kind),
  constraint survey_checks_client_key unique (ward_id, client_key),
  foreign key (ward_id, dossier_id, version) references survey_answer_versions,
  foreign key (ward_id, officer_id) references officers,
  check (kind = 'matches' or reason <> '')
);

-- Links for one dossier that were shown once, at the desk or by the machine in the hall; only their hash is kept.
create table survey_links (
  ward_id integer not null,
  hash text not null,
  dossier_id bigint not null,
  way text not null check (way in ('kiosk', 'desk')),
  made_by bigint,                          -- empty: the machine in the hall
  made_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (ward_id, hash),
  foreign key (ward_id, dossier_id) references dossiers,
  foreign key (ward_id, made_by) references officers
);

-- A bad answer opens one; the unit sees procedure and words, never whose dossier it was.
create table survey_follow_ups (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  dossier_id bigint not null,
  score smallint not null,
  procedure_code text not null,
  unit_id bigint not null,
  opened_at timestamptz not null,
  due_on date not null,
  event_count integer not null default 1,
  closed_at timestamptz,
  primary key (ward_id, id),
  unique (ward_id, dossier_id),
  foreign key (ward_id, dossier_id) references survey_answers,
  foreign key (ward_id, unit_id) references units
);
create index survey_follow_ups_open on survey_follow_ups (ward_id, due_on, id) where closed_at is null;
create index survey_follow_ups_opened on survey_follow_ups (ward_id, opened_at desc, id desc);

create table survey_follow_up_events (
  ward_id integer not null,
  follow_up_id bigint not null,
  no integer not null,
  event text not null check (event in ('opened', 'changed', 'voided', 'noted', 'closed')),
  text text not null default '',
  officer_id bigint,                       -- empty: the applicant's form, or the system
  at timestamptz not null,
  client_key uuid not null,
  primary key (ward_id, follow_up_id, no),
  constraint survey_follow_up_events_client_key unique (ward_id, client_key),
  foreign key (ward_id, follow_up_id) references survey_follow_ups,
  foreign key (ward_id, officer_id) references officers
);

grant select, insert on survey_answer_versions, survey_checks, survey_links, survey_follow_ups, survey_follow_up_events to motcua_app;
grant update (event_count, closed_at) on survey_follow_ups to motcua_app;
