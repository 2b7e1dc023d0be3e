-- Each time personal data of somebody was shown to an officer: who, when, what kind of page, which dossier or petition, how many rows of a
-- list. Never a name, a personal id or what was searched for. Written by the staff app before the page is sent (src/staff/looks). The
-- application may only add; the owner forgets every day what is older than the ward keeps it (main.ts).
create table looks (
  ward_id integer not null references wards, -- whose data was shown
  id bigint not null generated always as identity,
  at timestamptz not null,
  officer_id bigint,                       -- empty: somebody of another ward or of the city, named in `viewer`
  unit_id bigint,                          -- his unit at that time
  viewer text not null default '',         -- of an overseer: title, body, username
  kind text not null,
  dossier_id bigint,                       -- a dossier of this ward
  subject text not null,                   -- its code, the petition's, or which list
  row_count integer,                       -- of a list: how many rows; empty for one thing, and for a file that is still being sent
  request_id text not null,
  primary key (ward_id, id)
);
create index looks_at on looks (ward_id, at desc, id desc);
create index looks_dossier on looks (ward_id, dossier_id, id desc) where dossier_id is not null;
create index looks_officer on looks (ward_id, officer_id, at desc);

grant select, insert on looks to motcua_app;
select put_wall('looks');
