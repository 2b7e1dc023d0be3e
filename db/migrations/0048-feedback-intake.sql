-- How petitions come in: what a channel knows beside the words, what senders ask meanwhile, and who may hand in by HTTP.

-- Beside the words, from whoever took them down. No row: nothing more is known.
create table feedback_origins (
  ward_id integer not null,
  feedback_id bigint not null,
  about text not null,                     -- what the sender says that it is; empty: not asked
  happened_at timestamptz,                 -- of the call, of the day of the letter or of the article
  is_read_back boolean not null,           -- read out to the caller, who agreed
  note text not null,                      -- what could not be taken
  primary key (ward_id, feedback_id),
  foreign key (ward_id, feedback_id) references feedback_items
);
grant select, insert on feedback_origins to motcua_app;

-- The sender asks how it stands. Answered when an officer records it; append-only.
create table feedback_status_requests (
  ward_id integer not null,
  feedback_id bigint not null,
  asked_at timestamptz not null,
  step_count integer not null,             -- of the item when it was asked
  client_key uuid not null,
  primary key (ward_id, client_key),
  foreign key (ward_id, feedback_id) references feedback_items
);
create index feedback_status_requests_item on feedback_status_requests (ward_id, feedback_id, asked_at desc);
grant select, insert on feedback_status_requests to motcua_app;

-- Programs that hand in petitions: an adapter of a messenger, the software of a hotline. The secret is sealed, for it has to be read.
create table adapter_keys (
  ward_id integer not null references wards,
  id text not null,
  name text not null,
  sealed_secret text not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  primary key (ward_id, id),
  unique (id)
);
grant select on adapter_keys to motcua_app;
