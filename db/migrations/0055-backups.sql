-- Every backup that was tried, written by the owner; for whoever asks how old the newest is. Of the installation, not of a ward.

create table backups (
  id bigint primary key generated always as identity,
  started_at timestamptz not null,
  finished_at timestamptz not null,
  ok boolean not null,                     -- whole: every row, and every file that a row names
  said text not null default '',           -- why it failed
  place text not null,
  bytes bigint not null,
  row_count bigint not null,
  file_count bigint not null
);
create index backups_started on backups (started_at desc);

grant select on backups to motcua_app;
