-- Personal ids are kept sealed (src/platform/personal-ids, docs/decisions/0066.md): the column that held a number holds it sealed, its
-- mark beside it is what equal numbers are found by, and a JSON document that may hold ids is one sealed string. What is in clear
-- is sealed at the next start, before anything is served, or by `motcua ids reencrypt`: only who has the key can.

alter table dossiers
  add column applicant_personal_id_mark bytea,
  add column representative_personal_id_mark bytea;
alter table citizens add column personal_id_mark bytea;
alter table client_organisations add column code_mark bytea;
alter table organisation_invitations add column personal_id_mark bytea;
alter table electronic_copies add column requester_personal_id_mark bytea;
alter table vault_items
  add column owner_number_mark bytea,
  add column representative_number_mark bytea;

drop index dossiers_personal_id;
create index dossiers_personal_id on dossiers (ward_id, applicant_personal_id_mark, submitted_at desc)
  where applicant_personal_id_mark is not null;
create index citizens_personal_id on citizens (ward_id, personal_id_mark) where personal_id_mark is not null;
alter table client_organisations
  drop constraint client_organisations_ward_id_code_key,
  add constraint client_organisations_code unique (ward_id, code_mark);
drop index organisation_invitations_person;
create unique index organisation_invitations_person
  on organisation_invitations (ward_id, organisation_id, personal_id_mark) where ended_at is null and personal_id_mark is not null;
drop index organisation_invitations_of_person;
create index organisation_invitations_of_person on organisation_invitations (ward_id, personal_id_mark) where ended_at is null;
create index electronic_copies_requester on electronic_copies (ward_id, requester_personal_id_mark)
  where requester_personal_id_mark is not null;
drop index vault_items_owner;
create index vault_items_owner on vault_items (ward_id, owner_kind, owner_number_mark, owner_name)
  where owner_number_mark is not null;

-- Rows that still hold something in clear: each index is empty once they are sealed.
create index dossiers_in_clear on dossiers (ward_id, id)
  where "left"(applicant_personal_id, 3) <> 's1.' or "left"(representative_personal_id, 3) <> 's1.';
create index citizens_in_clear on citizens (ward_id, id)
  where "left"(personal_id, 3) <> 's1.';
create index client_organisations_in_clear on client_organisations (ward_id, id)
  where "left"(code, 3) <> 's1.';
create index organisation_invitations_in_clear on organisation_invitations (ward_id, id)
  where "left"(personal_id, 3) <> 's1.';
create index electronic_copies_in_clear on electronic_copies (ward_id, id)
  where "left"(requester_personal_id, 3) <> 's1.';
create index vault_items_in_clear on vault_items (ward_id, id)
  where "left"(owner_number, 3) <> 's1.' or "left"(representative_number, 3) <> 's1.';
create index drafts_in_clear on drafts (ward_id, id)
  where jsonb_typeof(answers) <> 'string';
create index dossier_answers_in_clear on dossier_answers (ward_id, dossier_id)
  where jsonb_typeof(answers) <> 'string';
create index scan_documents_in_clear on scan_documents (ward_id, id)
  where jsonb_typeof(proposed) <> 'string' or jsonb_typeof(draft) <> 'string' or jsonb_typeof(confirmed) <> 'string'
    or jsonb_typeof(warnings) <> 'string';
create index scan_pages_in_clear on scan_pages (ward_id, id)
  where jsonb_typeof(reading) <> 'string';
create index result_versions_in_clear on result_versions (ward_id, draft_id, no)
  where jsonb_typeof(fields) <> 'string';
create index archived_dossiers_in_clear on archived_dossiers (ward_id, id)
  where "left"(manifest, 3) <> 's1.';

-- The keys that rows may be sealed with, so that a start without one of them is refused instead of served with ids that nobody can read.
create table id_keys (
  key_id text primary key check (key_id ~ '^[0-9a-f]{8}$'), -- names the key, tells nothing of it
  since timestamptz not null default now()
);
grant select on id_keys to motcua_app;
