-- Periods that are over, as they stood when they were closed: nothing that is recorded later moves their figures.
-- Append-only, and each one hashed together with the one before it, so that nothing can be changed or taken out unseen.

create table closings (
  ward_id integer not null references wards,
  no integer not null check (no > 0),      -- its place in the ward's chain
  kind text not null,                      -- day, week, month, quarter, half_year, nine_months, year, or as reports name theirs
  day_from date not null,
  day_to date not null,                    -- the first day after it
  content bytea not null,                  -- the canonical text, compressed
  previous text not null,                  -- hash of the closing before; empty for the first
  hash text not null check (hash ~ '^[0-9a-f]{64}$'), -- SHA-256 over the previous hash, the columns and the text
  taken_at timestamptz not null,
  primary key (ward_id, no),
  unique (ward_id, day_from, day_to),
  check (day_from < day_to)
);
create index closings_kind on closings (ward_id, kind, day_to desc);

-- By which decision of the ward the components of the QĐ 766 index weigh, whole, from a day on. Append-only.
create table quality_decisions (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  decision text not null check (length(decision) between 2 and 300),
  valid_from date not null,
  no_data text not null check (no_data in ('left_out', 'zero', 'full')), -- what a component without data gets
  decided_by bigint not null,
  decided_at timestamptz not null,
  client_key uuid not null,
  primary key (ward_id, id),
  constraint quality_decisions_client_key unique (ward_id, client_key),
  foreign key (ward_id, decided_by) references officers
);
create table quality_weights (
  ward_id integer not null,
  decision_id bigint not null,
  component text not null,
  max numeric(5, 2) not null check (max >= 0),
  threshold numeric(5, 2) not null check (threshold > 0 and threshold <= 100), -- percent from which the maximum is given
  primary key (ward_id, decision_id, component),
  foreign key (ward_id, decision_id) references quality_decisions
);

-- The QĐ 766 result of a week as it was published: the total, its groups and its components. Never changed.
create table weekly_quality (
  ward_id integer not null,
  monday date not null,
  code text not null,                      -- total, a group, or a component
  ord smallint not null,
  part text not null check (part in ('total', 'group', 'component')),
  name text not null,
  numerator integer,                       -- of components; empty: not measured
  denominator integer,
  points numeric(5, 2),                    -- empty: no data
  max_measured numeric(5, 2) not null,     -- the maximum of what has data
  max numeric(5, 2) not null,
  is_verified boolean not null,
  words text not null,                     -- how it is counted; why there is no figure
  closing_no integer not null,
  taken_at timestamptz not null,
  primary key (ward_id, monday, code),
  foreign key (ward_id, closing_no) references closings
);

grant select, insert on closings, quality_decisions, quality_weights, weekly_quality to motcua_app;
