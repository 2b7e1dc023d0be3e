-- What the ward tells its people: news, announcements, notices of a standstill. And the public figures, week by week.

create table articles (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  slug text not null,                      -- the first title without accents; the address is slug-id and never changes
  kind text not null check (kind in ('news', 'announcement', 'downtime')),
  state text not null check (state in ('draft', 'published', 'withdrawn')),
  current_version integer not null,        -- the newest that was written
  published_version integer,               -- the one that citizens read
  published_at timestamptz,                -- first time
  changed_at timestamptz not null,
  primary key (ward_id, id)
);
create index articles_changed on articles (ward_id, changed_at desc, id desc);
create index articles_published on articles (ward_id, published_at desc, id desc) where state = 'published';

-- Append-only: what stood on the page is never lost.
create table article_versions (
  ward_id integer not null,
  article_id bigint not null,
  version integer not null,
  title text not null,
  summary text not null,
  body text not null,                      -- Markdown as it was typed
  is_pinned boolean not null,
  shown_from timestamptz,                  -- empty: as soon as published
  shown_until timestamptz,                 -- empty: for ever
  written_by bigint not null,
  written_at timestamptz not null,
  client_key uuid not null,
  primary key (ward_id, article_id, version),
  unique (ward_id, client_key),
  foreign key (ward_id, article_id) references articles,
  check (shown_until is null or shown_from is null or shown_from < shown_until)
);

-- Append-only: who let it out, who took it back and why.
create table article_steps (
  ward_id integer not null,
  article_id bigint not null,
  no integer not null,
  step text not null check (step in ('publish', 'withdraw')),
  version integer not null,
  why text not null default '',
  taken_by bigint not null,
  taken_at timestamptz not null,
  client_key uuid not null,
  primary key (ward_id, article_id, no),
  unique (ward_id, client_key),
  foreign key (ward_id, article_id, version) references article_versions
);

create table article_pictures (
  ward_id integer not null,
  article_id bigint not null,
  file text not null,
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'image/webp')), -- as the bytes say
  description text not null,
  added_by bigint not null,
  added_at timestamptz not null,
  primary key (ward_id, article_id, file),
  foreign key (ward_id, article_id) references articles,
  foreign key (ward_id, file) references files
);
create index article_pictures_file on article_pictures (ward_id, file);

-- The public figures of a week as they stood when it was over, with their definitions of that day. Never changed.
create table weekly_figures (
  ward_id integer not null references wards,
  monday date not null,                    -- the first day of the week
  code text not null,
  ord smallint not null,
  name text not null,
  definition text not null,
  numerator_text text not null,
  denominator_text text not null,
  numerator integer not null,
  denominator integer not null,
  taken_at timestamptz not null,
  primary key (ward_id, monday, code)
);

grant select, insert, update on articles to motcua_app;
grant select, insert on article_versions, article_steps, article_pictures, weekly_figures to motcua_app;
