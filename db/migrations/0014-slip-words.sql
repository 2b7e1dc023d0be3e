-- What a ward may say in its own words on a slip: letterhead, place, where to turn to, who signs. The newest row of a form
-- counts whose day had come, and that had been written, when the step was taken: so a slip printed again reads as it did.
-- Append-only.
create table slip_words (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  form text not null,                      -- the name of a form, or "all"
  words jsonb not null,
  valid_from date not null,
  decided_by bigint not null,
  decided_at timestamptz not null,
  client_key uuid not null,
  primary key (ward_id, id),
  unique (ward_id, client_key),
  foreign key (ward_id, decided_by) references officers
);

grant select, insert on slip_words to motcua_app;
