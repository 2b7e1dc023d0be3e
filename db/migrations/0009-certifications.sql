-- The book of certifications (sổ chứng thực): copies, signatures, transactions. Append-only; what was wrong is struck out.
create table certifications (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  kind text not null check (kind in ('copy', 'signature', 'transaction')),
  year smallint not null,
  number integer not null,                 -- one row per kind and year, without gaps
  certified_at timestamptz not null,
  requester text not null,
  document text not null,
  pages smallint not null,
  copies smallint not null,
  fee_vnd integer not null,
  waiver_reason text,                      -- why nothing is paid
  signer_id bigint not null,
  recorded_by bigint not null,
  dossier_code text,
  search_text text not null,
  struck_at timestamptz,
  struck_reason text,
  struck_by bigint,
  client_key uuid not null,
  line smallint not null,                  -- several documents may come with one form
  primary key (ward_id, id),
  unique (ward_id, kind, year, number),
  unique (ward_id, client_key, line),
  foreign key (ward_id, signer_id) references officers
);
create index certifications_at on certifications (ward_id, certified_at desc, id desc);
create index certifications_search on certifications using gin (search_text gin_trgm_ops);

grant select, insert on certifications to motcua_app;
grant update (struck_at, struck_reason, struck_by) on certifications to motcua_app;
