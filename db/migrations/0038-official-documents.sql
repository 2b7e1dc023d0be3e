-- Documents that the ward writes, reviews, signs, numbers, seals and sends. What is written stands in versions, what is done in steps:
-- both are only added to. The row of a document is what its newest version and its steps come to.

create table official_documents (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  kind text not null,
  origin text,                             -- what it was made for: 'urging/12/2', 'report/5'; null: written at the desk
  state text not null check (state in ('draft', 'submitted', 'reviewed', 'signed', 'issued', 'cancelled')),
  version integer not null,                -- the newest
  step_count integer not null default 0,
  subject text not null,                   -- of the newest version
  signing text not null,
  signer_id bigint,                        -- null: nobody of the ward holds that office
  unit_id bigint not null,                 -- whose document it is
  code text not null unique,               -- printed on it as QR: whoever holds the paper can ask about it
  issued_on date,
  published_at timestamptz,                -- since when it is on the portal
  created_at timestamptz not null,
  created_by bigint,                       -- null: the system
  changed_at timestamptz not null,
  primary key (ward_id, id),
  foreign key (ward_id, unit_id) references units,
  foreign key (ward_id, signer_id) references officers,
  foreign key (ward_id, created_by) references officers,
  check ((state = 'issued') = (issued_on is not null))
);
create unique index official_documents_origin on official_documents (ward_id, origin)
  where origin is not null and state <> 'cancelled';
create index official_documents_changed on official_documents (ward_id, changed_at desc, id desc);
create index official_documents_waiting on official_documents (ward_id, state, changed_at desc, id desc)
  where state in ('submitted', 'reviewed', 'signed');
create index official_documents_issued on official_documents (ward_id, issued_on desc, id desc) where issued_on is not null;
create index official_documents_published on official_documents (ward_id, published_at desc, id desc)
  where published_at is not null;

create table official_versions (
  ward_id integer not null,
  document_id bigint not null,
  no integer not null,
  content jsonb not null,
  saved_at timestamptz not null,
  saved_by bigint,
  client_key uuid not null,
  primary key (ward_id, document_id, no),
  foreign key (ward_id, document_id) references official_documents,
  foreign key (ward_id, saved_by) references officers
);
create unique index official_versions_client_key on official_versions (ward_id, client_key);

-- Pictures within the text (charts), by their bytes.
create table official_pictures (
  ward_id integer not null references wards,
  sha256 text not null,
  png bytea not null,
  primary key (ward_id, sha256)
);

-- Tasks of the plan that a version says it fulfils.
create table official_tasks (
  ward_id integer not null,
  document_id bigint not null,
  version_no integer not null,
  plan_id bigint not null,
  task_key integer not null,
  primary key (ward_id, document_id, version_no, plan_id, task_key),
  foreign key (ward_id, document_id, version_no) references official_versions (ward_id, document_id, no)
);
create index official_tasks_task on official_tasks (ward_id, task_key, plan_id);

create table official_steps (
  ward_id integer not null,
  document_id bigint not null,
  no integer not null,
  step text not null,
  version_no integer not null,
  file text,                               -- the PDF as it was drawn, signed or sealed by this step
  docx text,                               -- the same to write on, of an issued one
  why text not null default '',
  taken_at timestamptz not null,
  taken_by bigint not null,
  client_key uuid not null,
  primary key (ward_id, document_id, no),
  foreign key (ward_id, document_id, version_no) references official_versions (ward_id, document_id, no),
  foreign key (ward_id, file) references files,
  foreign key (ward_id, docx) references files,
  foreign key (ward_id, taken_by) references officers
);
create unique index official_steps_client_key on official_steps (ward_id, client_key);

-- To which units of the ward an issued document went, and who of them has read it.
create table official_deliveries (
  ward_id integer not null,
  document_id bigint not null,
  unit_id bigint not null,
  sent_at timestamptz not null,
  sent_by bigint not null,
  primary key (ward_id, document_id, unit_id),
  foreign key (ward_id, document_id) references official_documents,
  foreign key (ward_id, unit_id) references units,
  foreign key (ward_id, sent_by) references officers
);
create index official_deliveries_unit on official_deliveries (ward_id, unit_id, sent_at desc, document_id desc);

create table official_readings (
  ward_id integer not null,
  document_id bigint not null,
  unit_id bigint not null,
  read_at timestamptz not null,
  read_by bigint not null,
  primary key (ward_id, document_id, unit_id),
  foreign key (ward_id, document_id, unit_id) references official_deliveries,
  foreign key (ward_id, read_by) references officers
);

grant select, insert on official_documents, official_versions, official_pictures, official_tasks, official_steps,
  official_deliveries, official_readings to motcua_app;
grant update (state, version, step_count, subject, signing, signer_id, issued_on, published_at, changed_at)
  on official_documents to motcua_app;
