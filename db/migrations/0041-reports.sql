-- Reports of the ward: what period each is about, what was written into it, and what it said when it was handed in.

-- A periodic report is there once for its period; a report of any two days too. Its state is that of its official document.
create table reports (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  kind text not null check (kind in ('month', 'quarter', 'half-year', 'nine-months', 'year', 'ad-hoc')),
  day_from date not null,
  day_to date not null,                    -- the day after the last
  due_on date,                             -- empty: of no fixed day
  made_by bigint,                          -- empty: made by itself after the cut-off
  made_at timestamptz not null,
  client_key uuid not null,
  primary key (ward_id, id),
  unique (ward_id, kind, day_from, day_to),
  unique (ward_id, client_key),
  check (day_from < day_to),
  check ((kind = 'ad-hoc') = (due_on is null)),
  foreign key (ward_id, made_by) references officers
);
create index reports_to on reports (ward_id, day_to desc, id desc);

-- Append-only: what was written in place of the sentences that the data give, section by section.
create table report_versions (
  ward_id integer not null,
  report_id bigint not null,
  version integer not null,
  passages jsonb not null,                 -- section → text with its live figures as {{…}}
  written_by bigint not null,
  written_at timestamptz not null,
  client_key uuid not null,
  primary key (ward_id, report_id, version),
  unique (ward_id, client_key),
  foreign key (ward_id, report_id) references reports,
  foreign key (ward_id, written_by) references officers
);

-- Append-only: the report as it was handed in, with all its data. What is signed is made of this and of nothing else.
create table report_submissions (
  ward_id integer not null,
  report_id bigint not null,
  no integer not null,                     -- 1 is the first hand-in
  version integer not null,                -- of what was written; 0: nothing
  content text not null,                   -- canonical JSON
  content_sha256 text not null check (content_sha256 ~ '^[0-9a-f]{64}$'),
  document_id bigint not null,             -- the official document made of it
  submitted_by bigint not null,
  submitted_at timestamptz not null,
  client_key uuid not null,
  primary key (ward_id, report_id, no),
  unique (ward_id, client_key),
  foreign key (ward_id, report_id) references reports,
  foreign key (ward_id, submitted_by) references officers
);

-- Append-only: whether a periodic report was signed when it was due, looked at once after that day.
create table report_judgements (
  ward_id integer not null,
  report_id bigint not null,
  due_on date not null,
  signed_on date,                          -- empty: not signed by then
  judged_at timestamptz not null,
  primary key (ward_id, report_id),
  foreign key (ward_id, report_id) references reports
);

grant select, insert on reports, report_versions, report_submissions, report_judgements to motcua_app;
