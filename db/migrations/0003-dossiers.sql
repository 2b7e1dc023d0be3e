-- The dossier and its control slip. dossier_steps is the record: append-only, hash-chained, and the legal
-- "Phiếu kiểm soát". What stands on dossiers is kept in the same transaction and must equal the folded steps.

create table dossiers (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  code text not null,
  client_key uuid not null,                -- makes acceptance idempotent
  procedure_code text not null,
  procedure_version integer not null,
  term_no smallint,                        -- which variant of the term; empty when the procedure fixes none
  channel text not null check (channel in ('direct', 'online', 'post', 'mobile')),
  origin text not null default 'system' check (origin in ('system', 'paper_book')),
  applicant_kind text not null check (applicant_kind in ('citizen', 'organisation')),
  applicant_name text not null,
  applicant_personal_id text,
  applicant_phone text,
  applicant_address text not null default '',
  applicant_email text,
  representative_name text,
  request text not null default '',
  search_text text not null,               -- folded: code, name, phone
  competent_unit_id bigint not null,
  holder_unit_id bigint not null,
  holder_officer_id bigint,
  received_at timestamptz not null,
  due_at timestamptz,
  status text not null,
  status_at timestamptz not null,
  step_count integer not null,
  head_hash bytea not null,
  supplement_count smallint not null default 0,
  finished_at timestamptz,                 -- the result is there (national status 9), or the end by other ways
  returned_at timestamptz,
  result_is_document boolean not null,     -- the procedure ends with a paper, so an electronic one is due
  result_outcome text check (result_outcome in ('granted', 'denied')),
  result_number text,
  result_on date,
  result_file text,
  fee_vnd integer,
  primary key (ward_id, id),
  unique (ward_id, code),
  unique (ward_id, client_key),
  foreign key (ward_id, competent_unit_id) references units,
  foreign key (ward_id, holder_unit_id) references units,
  foreign key (ward_id, holder_officer_id) references officers,
  foreign key (ward_id, result_file) references files
);
create index dossiers_received on dossiers (ward_id, received_at desc, id desc);
create index dossiers_finished on dossiers (ward_id, finished_at) where finished_at is not null;
create index dossiers_open_due on dossiers (ward_id, due_at, id) where finished_at is null;
create index dossiers_holder on dossiers (ward_id, holder_unit_id, status, due_at, id) where returned_at is null;
create index dossiers_search on dossiers using gin (search_text gin_trgm_ops);

create table dossier_steps (
  ward_id integer not null,
  dossier_id bigint not null,
  no integer not null,
  step text not null,
  status_after text not null,
  at timestamptz not null,
  officer_id bigint,                       -- empty: the system or the applicant
  unit_id bigint,
  to_unit_id bigint,
  to_officer_id bigint,
  due_at timestamptz,                      -- the due time as it stands after this step
  payload jsonb not null default '{}',     -- what this kind of step records: reason, papers, number, clock effect …
  client_key uuid not null,
  previous_hash bytea not null,
  hash bytea not null,                     -- SHA-256 over this row's words and previous_hash
  primary key (ward_id, dossier_id, no),
  unique (ward_id, client_key),
  foreign key (ward_id, dossier_id) references dossiers
);
create index dossier_steps_at on dossier_steps (ward_id, at);

create table dossier_documents (
  ward_id integer not null,
  dossier_id bigint not null,
  no smallint not null,
  name text not null,
  source text not null check (source in ('original', 'copy', 'electronic', 'database', 'reused', 'shown')),
  quantity smallint not null default 1,
  reusable boolean not null default false, -- a database or the vault could have given it
  file text,                               -- the scan or the electronic paper
  scan_exempt_reason text,                 -- why it lawfully has no scan
  primary key (ward_id, dossier_id, no),
  foreign key (ward_id, dossier_id) references dossiers,
  foreign key (ward_id, file) references files
);

-- The order number of the day in a dossier code; a number is never given twice.
create table dossier_code_counters (
  ward_id integer not null references wards,
  agency_code text not null,
  day date not null,
  last_number integer not null,
  primary key (ward_id, agency_code, day)
);

-- Numbers of slips and results: from 01 on 1 January, one row per kind and year.
create table number_books (
  ward_id integer not null references wards,
  book text not null,
  year smallint not null,
  last_number integer not null,
  primary key (ward_id, book, year)
);

grant select, insert on dossier_steps to motcua_app;
grant select, insert, update on dossiers, dossier_documents, dossier_code_counters, number_books to motcua_app;
