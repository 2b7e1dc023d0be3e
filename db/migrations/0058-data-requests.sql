-- What a person asks of his own data: to correct, erase, restrict it, to object, to take a consent back, to complain (docs/decisions/0071.md).
-- All three tables only grow: what was asked, what was answered, and for each kind of data what was decided and how many rows went.
-- Never what stood in them.
create table data_requests (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  kind text not null check (kind in ('correct', 'erase', 'restrict', 'object', 'withdraw_consent', 'complain')),
  parts text[] not null check (cardinality(parts) > 0), -- kinds of data that it is about
  citizen_id bigint,                       -- from whose account; empty: asked at the desk
  person_name text not null,               -- as account or card said then
  personal_id text,                        -- sealed; only as level 2 or the card vouched for it
  personal_id_mark bytea,
  words text not null,                     -- sealed
  filed_at timestamptz not null,
  due_at timestamptz not null,
  filed_by bigint,                         -- at the desk: the officer who looked at the card, and decides nothing of it
  client_key uuid not null,
  primary key (ward_id, id),
  unique (ward_id, client_key),
  check ((citizen_id is null) <> (filed_by is null)),
  check (filed_by is null or personal_id is not null),
  check ((personal_id is null) = (personal_id_mark is null)),
  foreign key (ward_id, citizen_id) references citizens,
  foreign key (ward_id, filed_by) references officers
);
create index data_requests_citizen on data_requests (ward_id, citizen_id, id desc) where citizen_id is not null;
create index data_requests_person on data_requests (ward_id, personal_id_mark) where personal_id_mark is not null;
create index data_requests_due on data_requests (ward_id, due_at, id);
create index data_requests_in_clear on data_requests (ward_id, id)
  where "left"(personal_id, 3) <> 's1.' or "left"(words, 3) <> 's1.';

create table data_answers (
  ward_id integer not null,
  request_id bigint not null,
  outcome text not null check (outcome in ('granted', 'partly', 'refused')),
  words text not null,
  stays jsonb not null,                    -- after an erasure: what the law keeps, by code, and until when
  decided_by bigint not null,
  decided_at timestamptz not null,
  client_key uuid not null,
  primary key (ward_id, request_id),
  foreign key (ward_id, request_id) references data_requests,
  foreign key (ward_id, decided_by) references officers
);

create table data_decisions (
  ward_id integer not null,
  request_id bigint not null,
  part text not null,
  outcome text not null check (outcome in ('granted', 'partly', 'refused')),
  reason text not null,
  row_count integer,                       -- what the decision did at once; empty: nothing is done by itself
  primary key (ward_id, request_id, part),
  foreign key (ward_id, request_id) references data_answers
);

grant select, insert on data_requests, data_answers, data_decisions to motcua_app;
select put_wall('data_requests');
select put_wall('data_answers');
select put_wall('data_decisions');

-- An item of the vault whose owner had his data erased bears nobody any more; that it was used stays in the log.
alter table vault_items add column erased_at timestamptz;
do $$
declare
  old record;
begin
  for old in
    select conname from pg_constraint
    where conrelid = 'vault_items'::regclass and contype = 'c'
      and (pg_get_constraintdef(oid) ~ 'owner_number IS NOT NULL' or pg_get_constraintdef(oid) ~ 'deleted_at IS NULL\) OR')
  loop
    execute format('alter table vault_items drop constraint %I', old.conname);
  end loop;
end $$;
alter table vault_items
  add constraint vault_items_owned
    check (erased_at is not null or owner_number is not null or citizen_id is not null or client_organisation_id is not null),
  add constraint vault_items_deleted check (deleted_at is null or source = 'upload' or erased_at is not null);
grant update (owner_number, owner_number_mark, owner_name, owner_birth_on, representative_number, representative_number_mark, citizen_id,
  number, erased_at) on vault_items to motcua_app;
grant delete on organisation_invitations to motcua_app;
grant update (comment) on survey_answer_versions to motcua_app;

-- The rights to change what was kept are there for an erasure alone: the application has them only in the transaction that answers a request to erase.
create function only_while_erasing() returns trigger language plpgsql as $$
begin
  if current_user = 'motcua_app' and not exists (
    select from data_answers as a join data_requests as r on r.ward_id = a.ward_id and r.id = a.request_id
    where r.kind = 'erase' and a.xmin = pg_current_xact_id()::xid)
  then
    raise exception 'permission denied for table %: only while a person''s data is erased', tg_table_name using errcode = '42501';
  end if;
  return null;
end $$;
create trigger vault_items_erased before update of owner_number, owner_number_mark, owner_name, owner_birth_on, representative_number,
  representative_number_mark, citizen_id, number, erased_at on vault_items for each statement execute function only_while_erasing();
create trigger survey_answer_versions_erased before update of comment on survey_answer_versions
  for each statement execute function only_while_erasing();
