-- Figures that the national portal or the city published about the ward, and lists of dossiers behind them. What was read is reviewed
-- before it counts; what counts is only added to, so that an earlier figure stays beside a corrected one.

create table official_imports (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  client_key uuid not null,
  kind text not null check (kind in ('figures', 'dossiers')),
  state text not null check (state in ('review', 'adopted', 'discarded')),
  source text not null,                    -- who published it, as the officer wrote it
  day_from date not null,                  -- the period, both days included; a line of figures may name its own
  day_until date not null,
  file text,                               -- the original; empty for a list of dossiers, which may name people
  sha256 text not null,                    -- of the original
  file_name text not null,
  reading jsonb not null,                  -- what was read, without people; never changed
  uploaded_by bigint not null,
  uploaded_at timestamptz not null,
  decided_by bigint,
  decided_at timestamptz,
  primary key (ward_id, id),
  unique (ward_id, client_key),
  check (day_from <= day_until),
  check (kind = 'figures' or file is null),
  foreign key (ward_id, file) references files,
  foreign key (ward_id, uploaded_by) references officers,
  foreign key (ward_id, decided_by) references officers
);

-- A figure that was adopted. Of several about the same, the one of the newest import counts.
create table official_figures (
  ward_id integer not null,
  import_id bigint not null,
  line integer not null,
  indicator text not null,
  day_from date not null,
  day_until date not null,
  numerator bigint,
  denominator bigint,
  percent numeric,                         -- as it was published
  points numeric,
  name text not null,                      -- as the file names it
  primary key (ward_id, import_id, line),
  foreign key (ward_id, import_id) references official_imports
);
create index official_figures_indicator on official_figures (ward_id, indicator, day_from, day_until, import_id desc);

-- A dossier as the list of an import has it: no column about people exists here.
create table official_dossiers (
  ward_id integer not null,
  import_id bigint not null,
  line integer not null,
  code text not null,                      -- as this house writes codes
  status text not null,
  channel text check (channel in ('direct', 'online', 'post', 'mobile')),
  received_on date,
  due_on date,
  finished_on date,
  is_late boolean,                         -- by the times of the list, which may be finer than days
  has_result_file boolean,
  primary key (ward_id, import_id, line),
  foreign key (ward_id, import_id) references official_imports
);
create unique index official_dossiers_code on official_dossiers (ward_id, import_id, code);

grant select, insert on official_imports, official_figures, official_dossiers to motcua_app;
grant update (state, decided_by, decided_at) on official_imports to motcua_app;
