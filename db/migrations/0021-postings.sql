-- Proof that a procedure is made public (niêm yết): who posted which version where, when, with a photo or with the
-- fingerprint that its sheet carries. Nothing is changed or deleted: what comes down is a row of its own.

create table postings (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  code text not null,
  version integer not null,
  place text not null check (place in ('board', 'portal', 'screen')),
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'), -- of what the version makes public
  photo text,                              -- a file of the ward
  note text not null default '',
  posted_by bigint not null,
  posted_at timestamptz not null,
  client_key uuid not null,
  primary key (ward_id, id),
  unique (ward_id, client_key, code),
  foreign key (code, version) references procedure_versions,
  foreign key (ward_id, posted_by) references officers,
  foreign key (ward_id, photo) references files
);
create index postings_code on postings (ward_id, code, id desc);

create table posting_removals (
  ward_id integer not null,
  posting_id bigint not null,
  reason text not null,
  removed_by bigint not null,
  removed_at timestamptz not null,
  client_key uuid not null,
  primary key (ward_id, posting_id),
  foreign key (ward_id, posting_id) references postings,
  foreign key (ward_id, removed_by) references officers
);
create index posting_removals_key on posting_removals (ward_id, client_key);

-- What the national database said when it was last compared, so that a posting can be held against it.
create table catalogue_exports (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  file text not null,
  read_by bigint not null,
  read_at timestamptz not null,
  primary key (ward_id, id),
  foreign key (ward_id, file) references files,
  foreign key (ward_id, read_by) references officers
);
create table catalogue_export_rows (
  ward_id integer not null,
  export_id bigint not null,
  code text not null,
  content jsonb not null,
  primary key (ward_id, code, export_id),
  foreign key (ward_id, export_id) references catalogue_exports
);

grant select, insert on postings, posting_removals, catalogue_exports, catalogue_export_rows to motcua_app;
