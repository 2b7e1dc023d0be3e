-- The whole dossier by law: arrival before acceptance, the internal process it follows, consultations, linked and
-- any-place dossiers, extension and apology, correction. Rows that were there are what their steps say, as before.

alter table dossiers
  add column submitted_at timestamptz,
  add column process_code text,            -- the internal process it is pinned to; empty: accepted before there were any
  add column process_version integer,
  add column node text,                    -- the step of that process at which it stands
  add column step_due_at timestamptz,      -- by when this step should be done
  add column awaits_receipt boolean not null default false, -- handed over (giao), not yet received (nhận)
  add column supplement_until timestamptz,
  add column suspend_cause text check (suspend_cause in ('fee', 'confirmation', 'force_majeure')),
  add column open_consultations smallint not null default 0,
  add column extension_count smallint not null default 0,
  add column apologised_at timestamptz,
  add column late_cause text,
  add column correction_count smallint not null default 0,
  add column place text not null default 'here' check (place in ('here', 'forwarded', 'from_elsewhere')),
  add column elsewhere text,               -- the other body, when place is not "here"
  add column foreign_code text,            -- the code that the other body gave
  add column twin_ward_id integer,         -- the same dossier at another ward of this installation
  add column twin_dossier_id bigint,
  add column parent_id bigint,             -- the dossier that this one is linked under
  add column assisted_online boolean not null default false,
  add column return_by text not null default 'centre' check (return_by in ('centre', 'post', 'online')),
  add column applicant_birth_on date,
  add column representative_personal_id text,
  add column representative_basis text,
  add constraint dossiers_parent foreign key (ward_id, parent_id) references dossiers;

update dossiers set submitted_at = received_at;
alter table dossiers alter column submitted_at set not null, alter column received_at drop not null;
alter table dossiers add constraint dossiers_channel_assisted check (not assisted_online or channel = 'online');

create index dossiers_submitted on dossiers (ward_id, submitted_at desc, id desc);
create index dossiers_personal_id on dossiers (ward_id, applicant_personal_id, submitted_at desc)
  where applicant_personal_id is not null;
create index dossiers_phone on dossiers (ward_id, applicant_phone, submitted_at desc) where applicant_phone is not null;
create index dossiers_parent on dossiers (ward_id, parent_id) where parent_id is not null;
create index dossiers_supplement_until on dossiers (ward_id, supplement_until) where supplement_until is not null;
create index dossiers_held_by on dossiers (ward_id, holder_officer_id, due_at, id) where returned_at is null;

-- Who else was asked about a dossier; kept with its steps, so that a unit finds what waits for its answer.
create table dossier_consultations (
  ward_id integer not null,
  dossier_id bigint not null,
  no smallint not null,
  unit_id bigint,                          -- empty: a body outside the ward
  body text not null default '',
  asked_at timestamptz not null,
  due_at timestamptz,
  closed_at timestamptz,                   -- answered, or no longer waited for
  primary key (ward_id, dossier_id, no),
  foreign key (ward_id, dossier_id) references dossiers,
  foreign key (ward_id, unit_id) references units
);
create index dossier_consultations_open on dossier_consultations (ward_id, unit_id) where closed_at is null;

grant select, insert, update on dossier_consultations to motcua_app;
