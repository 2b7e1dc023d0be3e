-- When a file was handed in last, by whoever: what was named only just is nobody's orphan. The sweep of files that nothing names
-- deletes their rows too.

alter table files add column named_at timestamptz not null default now();
update files set named_at = created_at;
grant update (named_at), delete on files to motcua_app;

-- For how long the ward keeps the dossiers of a field or a kind of end. No text that sets periods was read, so each row names the
-- decision that does. The newest row in force on the day on which a dossier ended counts, the narrower before the wider. Append-only.
create table retention_periods (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  field_code text not null default '',     -- of the catalogue; empty: every field
  ending text not null default '' check (ending in ('', 'granted', 'denied', 'ended')), -- empty: however it ended
  years smallint check (years between 1 and 100), -- empty: for ever
  valid_from date not null,
  decision text not null check (length(decision) between 1 and 300),
  decided_by bigint not null,
  decided_at timestamptz not null,
  client_key uuid not null,
  primary key (ward_id, id),
  constraint retention_periods_client_key unique (ward_id, client_key),
  foreign key (ward_id, decided_by) references officers
);

grant select, insert on retention_periods to motcua_app;
