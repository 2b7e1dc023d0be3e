-- The vault of persons and organisations: their verified papers and results, what they allow, and every use of them. An
-- item is never deleted; its owner may take it out of use, and what he put in himself and nobody verified loses its file.

create table vault_items (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  owner_kind text not null check (owner_kind in ('citizen', 'organisation')),
  owner_number text,                       -- personal id or organisation code; empty: nobody vouched for it, the account alone is known
  owner_name text not null,                -- folded; a number opens an item only together with the name that it was filed under
  owner_birth_on date,
  representative_number text,              -- who came for the organisation
  citizen_id bigint,                       -- from whose account it was filed
  client_organisation_id bigint,           -- and for which organisation
  name text not null,
  paper_key text not null,                 -- the name as papers are matched by
  result_code text,                        -- kind of result in the national catalogue
  file text,                               -- empty when its owner had it deleted
  number text,
  issued_on date,
  valid_from date not null,
  valid_until date,                        -- first day on which it no longer holds; empty: without an end
  source text not null check (source in ('document', 'result', 'upload')),
  dossier_id bigint,
  document_no smallint,                    -- 0: the result
  verified_how text check (verified_how in ('issued', 'scanned', 'examined', 'compared')),
  verified_by bigint,
  verified_at timestamptz,
  reuse text check (reuse in ('ask', 'allow')), -- empty: as the owner's standing choice
  kept_at timestamptz not null,
  replaced_by bigint,
  withdrawn_at timestamptz,                -- its owner took it out of use
  deleted_at timestamptz,
  client_key uuid,                         -- of the form by which its owner put it in
  primary key (ward_id, id),
  unique (ward_id, client_key),
  check (owner_number is not null or citizen_id is not null or client_organisation_id is not null),
  check ((source = 'upload') = (dossier_id is null)),
  check ((dossier_id is null) = (document_no is null)),
  check ((verified_how is null) = (verified_at is null)),
  check ((file is null) = (deleted_at is not null)),
  check (deleted_at is null or source = 'upload'),
  foreign key (ward_id, citizen_id) references citizens,
  foreign key (ward_id, client_organisation_id) references client_organisations,
  foreign key (ward_id, file) references files,
  foreign key (ward_id, dossier_id) references dossiers,
  foreign key (ward_id, verified_by) references officers,
  foreign key (ward_id, replaced_by) references vault_items
);
create unique index vault_items_once on vault_items (ward_id, dossier_id, document_no, file) where dossier_id is not null;
create index vault_items_owner on vault_items (ward_id, owner_kind, owner_number, owner_name) where owner_number is not null;
create index vault_items_citizen on vault_items (ward_id, citizen_id) where citizen_id is not null;
create index vault_items_organisation on vault_items (ward_id, client_organisation_id) where client_organisation_id is not null;

-- What an owner chose for all of his items, newest row last: proof of what was allowed when.
create table vault_consents (
  ward_id integer not null,
  id bigint not null generated always as identity,
  citizen_id bigint not null,              -- who chose
  client_organisation_id bigint,           -- for which organisation; empty: for himself
  choice text not null check (choice in ('ask', 'allow')),
  at timestamptz not null,
  client_key uuid not null,
  primary key (ward_id, id),
  unique (ward_id, client_key),
  foreign key (ward_id, citizen_id) references citizens,
  foreign key (ward_id, client_organisation_id) references client_organisations
);
create index vault_consents_citizen on vault_consents (ward_id, citizen_id, id desc);
create index vault_consents_organisation on vault_consents (ward_id, client_organisation_id, id desc)
  where client_organisation_id is not null;

-- Every look at an item and every use of it, and what its owner did to it.
create table vault_uses (
  ward_id integer not null,
  id bigint not null generated always as identity,
  item_id bigint not null,
  at timestamptz not null,
  what text not null check (what in ('kept', 'viewed', 'used', 'verified', 'downloaded', 'exported',
    'allowed', 'asked', 'unset', 'withdrawn', 'restored', 'deleted')),
  officer_id bigint,                       -- who, when an officer
  citizen_id bigint,                       -- or someone at the portal; neither: the system
  dossier_id bigint,
  document_no smallint,
  basis text check (basis in ('desk', 'desk_representative', 'standing', 'portal')),
  client_key uuid,                         -- of the form at which it was seen: seen once each
  primary key (ward_id, id),
  check (what <> 'used' or (dossier_id is not null and document_no is not null and basis is not null)),
  foreign key (ward_id, item_id) references vault_items,
  foreign key (ward_id, officer_id) references officers,
  foreign key (ward_id, citizen_id) references citizens,
  foreign key (ward_id, dossier_id) references dossiers
);
create index vault_uses_item on vault_uses (ward_id, item_id, id desc);
create unique index vault_uses_once on vault_uses (ward_id, dossier_id, document_no, item_id) where what = 'used';
create unique index vault_uses_seen_once on vault_uses (ward_id, item_id, what, client_key) where client_key is not null;

-- What could have spared a paper at the intake: a database, or an item of the owner's vault. Empty before it was recorded.
alter table dossier_documents
  add column reusable_from text check (reusable_from in ('database', 'vault')),
  add constraint dossier_documents_vault_item foreign key (ward_id, vault_item_id) references vault_items;
create index dossier_documents_vault_item on dossier_documents (ward_id, vault_item_id) where vault_item_id is not null;

grant select, insert on vault_items, vault_consents, vault_uses to motcua_app;
grant update (verified_how, verified_by, verified_at, reuse, replaced_by, withdrawn_at, deleted_at, file) on vault_items
  to motcua_app;
