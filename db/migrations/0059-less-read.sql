-- Work lists are narrowed and counted inside their index: with a million dossiers of the years around them, the few that are alive lie far apart.
drop index dossiers_alive;
create index dossiers_alive on dossiers (ward_id, coalesce(due_at, '9999-01-01 00:00:00+00'::timestamptz), id)
  include (due_at, finished_at, status, step_due_at, holder_unit_id, holder_officer_id, competent_unit_id, open_consultations, awaits_receipt)
  where status not in ('returned', 'refused', 'withdrawn', 'stopped');
drop index dossiers_work;
create index dossiers_work on dossiers (ward_id, coalesce(due_at, '9999-01-01 00:00:00+00'::timestamptz), id)
  include (due_at, status, step_due_at, holder_unit_id, holder_officer_id, competent_unit_id, open_consultations, awaits_receipt)
  where finished_at is null;
-- What a unit was handed and has not received, in the order of the list.
drop index dossiers_given;
create index dossiers_given on dossiers (ward_id, holder_unit_id, coalesce(due_at, '9999-01-01 00:00:00+00'::timestamptz), id)
  where awaits_receipt;

-- The days of a figure lie next to each other in the key and all over the table: with the sums in the key the table is not read.
alter table figure_days drop constraint figure_days_pkey,
  add constraint figure_days_pkey primary key (ward_id, code, day, procedure_code, unit_id, officer_id) include (total, counted, minutes);
alter table figure_months drop constraint figure_months_pkey,
  add constraint figure_months_pkey primary key (ward_id, code, month, procedure_code, unit_id, officer_id) include (total, counted, minutes);

-- Words are sought within their ward: with a hundred wards in one installation the same name is borne in all of them. A name that very many
-- bear is found by reading the newest first, in the index alone.
create extension if not exists btree_gin;
drop index dossiers_search;
create index dossiers_search on dossiers using gin (ward_id, search_text gin_trgm_ops);
drop index dossiers_plain_code;
create index dossiers_plain_code on dossiers using gin (ward_id, lower(replace(replace(code, '.', ''), '-', '')) gin_trgm_ops);
drop index dossiers_submitted;
create index dossiers_submitted on dossiers (ward_id, submitted_at desc, id desc) include (search_text);
