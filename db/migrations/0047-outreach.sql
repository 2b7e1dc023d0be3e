-- Outreach: articles elsewhere, loudspeaker broadcasts, trainings, study trips, trips of the mobile team, initiatives. Each is
-- planned and then really takes place; only what took place is a product of the plan.

create table outreach_items (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  kind text not null check (kind in ('article', 'broadcast', 'training', 'study', 'idea', 'trip')),
  audience text not null check (audience in ('everybody', 'business')),
  state text not null check (state in ('planned', 'approved', 'held', 'trying', 'done', 'declined', 'cancelled')),
  title text not null,
  day date not null,                       -- planned for, then that of what took place
  unit_id bigint not null,
  content jsonb not null,                  -- what this kind has beside it, as schema.ts says
  step_count integer not null,
  author_id bigint not null,
  created_at timestamptz not null,
  client_key uuid not null,
  primary key (ward_id, id),
  unique (ward_id, client_key),
  foreign key (ward_id, unit_id) references units,
  foreign key (ward_id, author_id) references officers
);
create index outreach_items_day on outreach_items (ward_id, day, id);

-- Every deed at one, with what it recorded. Append-only; what was recorded by mistake is named by a later step.
create table outreach_steps (
  ward_id integer not null,
  item_id bigint not null,
  no integer not null,
  step text not null,
  note text not null,
  content jsonb not null,
  file text,
  taken_by bigint not null,
  taken_at timestamptz not null,
  client_key uuid not null,
  primary key (ward_id, item_id, no),
  unique (ward_id, client_key),
  foreign key (ward_id, item_id) references outreach_items,
  foreign key (ward_id, file) references files,
  foreign key (ward_id, taken_by) references officers
);
create index outreach_steps_file on outreach_steps (ward_id, file) where file is not null;

grant select, insert, update on outreach_items to motcua_app;
grant select, insert on outreach_steps to motcua_app;
