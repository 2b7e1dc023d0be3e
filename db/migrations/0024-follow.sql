-- What applicants do to their own dossiers, and what they say of how they were served.

-- Where the post brings the result, when the applicant named another address than his own.
alter table dossiers add column return_address text not null default '';

-- One answer a dossier, given when it ended; by whom is nowhere written.
create table survey_answers (
  ward_id integer not null,
  dossier_id bigint not null,
  client_key uuid not null,                -- of the form that wrote it last: sent again it changes nothing
  way text not null check (way in ('session', 'link')), -- from the dossier's page, or by the link of a notice
  comment text not null default '',
  answered_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (ward_id, dossier_id),
  foreign key (ward_id, dossier_id) references dossiers
);
create index survey_answers_at on survey_answers (ward_id, answered_at);

-- One row for each question that was answered, 1 (not at all) to 5 (very much).
create table survey_scores (
  ward_id integer not null,
  dossier_id bigint not null,
  question text not null,
  score smallint not null check (score between 1 and 5),
  primary key (ward_id, dossier_id, question),
  foreign key (ward_id, dossier_id) references survey_answers
);

grant select, insert, update on survey_answers to motcua_app;
grant select, insert, update, delete on survey_scores to motcua_app;
