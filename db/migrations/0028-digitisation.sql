-- Papers that become files: what came from the scanner, the browser or a phone, page by page, what was read on it, and what an
-- officer confirmed. A batch belongs to a dossier, or lies in its officer's tray until he puts it to one.

create table scan_batches (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  officer_id bigint not null,
  dossier_id bigint,                        -- empty: the officer's tray
  created_at timestamptz not null,
  closed_at timestamptz,
  closed_as text check (closed_as in ('confirmed', 'discarded')),
  primary key (ward_id, id),
  foreign key (ward_id, officer_id) references officers,
  foreign key (ward_id, dossier_id) references dossiers,
  check ((closed_at is null) = (closed_as is null))
);
-- An officer has one open batch of a dossier, and one tray.
create unique index scan_batches_open on scan_batches (ward_id, officer_id, coalesce(dossier_id, 0)) where closed_at is null;
create index scan_batches_dossier on scan_batches (ward_id, dossier_id);

create table scan_files (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  batch_id bigint not null,
  source text not null check (source in ('drag', 'phone', 'folder')),
  client_key uuid not null,                 -- the upload, or the file of the folder, that it was
  sha256 text,                              -- empty once the batch is closed
  name text not null,
  state text not null check (state in ('waiting', 'taken', 'failed')),
  why text,                                 -- why it could not be taken apart
  created_at timestamptz not null,
  primary key (ward_id, id),
  constraint scan_files_client_key unique (ward_id, client_key),
  foreign key (ward_id, batch_id) references scan_batches,
  foreign key (ward_id, sha256) references files
);
create index scan_files_batch on scan_files (ward_id, batch_id);

create table scan_documents (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  batch_id bigint not null,
  state text not null check (state in ('proposed', 'confirmed', 'discarded')),
  kind text not null,                       -- what it was taken for
  kind_confidence real not null,
  kind_why text not null,
  proposed jsonb not null,                  -- fields with value, confidence, page and boxes
  draft jsonb,                              -- what was typed and is not confirmed yet
  document_no smallint,                     -- which document of the dossier it became
  confirmed_kind text,
  confirmed jsonb,                          -- the fields as confirmed
  warnings jsonb,                           -- what did not hold when it was confirmed
  reason text,                              -- why it was confirmed all the same
  file text,                                -- the PDF with its text layer
  client_key uuid,
  officer_id bigint,
  at timestamptz,
  primary key (ward_id, id),
  constraint scan_documents_client_key unique (ward_id, client_key),
  foreign key (ward_id, batch_id) references scan_batches,
  foreign key (ward_id, file) references files,
  foreign key (ward_id, officer_id) references officers,
  check ((state = 'confirmed') = (file is not null))
);
create index scan_documents_batch on scan_documents (ward_id, batch_id);

create table scan_pages (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  batch_id bigint not null,
  file_id bigint not null,
  page_of_file integer not null,
  ord double precision not null,            -- its place in the batch
  document_id bigint,                       -- the paper that it is a page of, once everything was read
  state text not null check (state in ('waiting', 'reading', 'read', 'failed', 'removed')),
  why text,                                 -- why nothing was read on it
  turns smallint check (turns between 0 and 3), -- quarter turns that an officer asked for; empty: which way is up is found
  image text,                               -- the cleaned picture
  thumb text,
  width integer,
  height integer,
  dpi integer,
  reading jsonb,                            -- words with their boxes, what was done to the picture, what is wrong with it
  primary key (ward_id, id),
  unique (ward_id, file_id, page_of_file),
  foreign key (ward_id, batch_id) references scan_batches,
  foreign key (ward_id, file_id) references scan_files,
  foreign key (ward_id, document_id) references scan_documents,
  foreign key (ward_id, image) references files,
  foreign key (ward_id, thumb) references files
);
create index scan_pages_batch on scan_pages (ward_id, batch_id);

-- A phone that may add pictures to one batch for half an hour. The token opens it once; then only the browser that opened it has it.
create table scan_links (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  batch_id bigint not null,
  key uuid not null,                        -- from which, and the installation's secret, the token is made for the officer's page
  token_hash text not null unique,
  session_hash text unique,                 -- empty: nobody opened it
  created_at timestamptz not null,
  expires_at timestamptz not null,
  closed_at timestamptz,
  primary key (ward_id, id),
  foreign key (ward_id, batch_id) references scan_batches
);
create index scan_links_batch on scan_links (ward_id, batch_id);

-- What still has to be scanned, oldest first.
create index dossier_documents_unscanned on dossier_documents (ward_id, dossier_id)
  where file is null and scan_exempt_reason is null and source in ('original', 'copy', 'electronic');

grant select, insert, update on scan_batches, scan_files, scan_documents, scan_pages, scan_links to motcua_app;
