-- Look-ups in the national databases instead of papers (NQ 66.7/2025/NQ-CP). One row each, also when it fails; never changed.

create table lookups (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  asked_at timestamptz not null,
  officer_id bigint,                       -- empty: by the job after a filing from home
  dossier_id bigint,                       -- empty: at the desk, before there is a dossier (dossier_documents.lookup_id)
  document_no integer,                     -- the paper of that dossier
  database text not null,
  adapter text not null check (adapter in ('network', 'manual', 'none')), -- 'none': not connected, nothing was asked
  procedure_code text not null,
  paper text not null,
  legal_basis text not null,               -- what allows it: the resolution, and the rule that it replaces
  subject_of text not null check (subject_of in ('applicant', 'other')), -- whose number: the applicant's, or another's
  subject_mask text not null,              -- all but the last digits hidden
  subject_hash bytea not null,             -- with the client key, so that rows of one person cannot be joined by it
  outcome text not null check (outcome in ('found', 'incomplete', 'not_found', 'mismatch', 'unavailable', 'timed_out')),
  reason text not null default '',
  checked_at timestamptz not null,         -- when the database was looked into; by hand it may be earlier than asked_at
  duration_ms integer not null check (duration_ms >= 0),
  facts text,                              -- what came, reduced and sealed; empty when nothing did
  client_key uuid not null,
  primary key (ward_id, id),
  unique (ward_id, client_key),
  check ((dossier_id is null) = (document_no is null)),
  check (facts is null or outcome in ('found', 'incomplete', 'mismatch')),
  foreign key (ward_id, officer_id) references officers,
  foreign key (ward_id, dossier_id) references dossiers
);
create index lookups_asked on lookups (ward_id, asked_at desc, id desc);
create index lookups_database on lookups (ward_id, database, asked_at desc, id desc);
create index lookups_dossier on lookups (ward_id, dossier_id) where dossier_id is not null;

alter table dossier_documents
  add constraint dossier_documents_lookup foreign key (ward_id, lookup_id) references lookups;
create index dossier_documents_lookup on dossier_documents (ward_id, lookup_id) where lookup_id is not null;

grant select, insert on lookups to motcua_app;
