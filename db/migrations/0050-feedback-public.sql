-- What the public sees of a petition: a version of its own for each time it was published, made by a person from the original words,
-- which stay as they came. Append-only; an item shows the last version while its status is 'published', and nothing otherwise.
create table feedback_publications (
  ward_id integer not null,
  feedback_id bigint not null,
  version integer not null,
  title text not null,
  content text not null,
  proposal text not null,
  place text not null,
  latitude double precision,               -- empty: the place is not shown on the map
  longitude double precision,
  answer text not null,
  matters text[] not null,
  field_code text,
  procedure_code text,
  unit_id bigint,                          -- that handled it
  search_text text not null,               -- without accents
  decisions jsonb not null,                -- of each thing that looked like personal data: where, what was decided, why
  reason text not null,                    -- why it was corrected; empty: the first version
  published_by bigint not null,
  published_at timestamptz not null,
  primary key (ward_id, feedback_id, version),
  check ((latitude is null) = (longitude is null)),
  foreign key (ward_id, feedback_id) references feedback_items,
  foreign key (ward_id, unit_id) references units,
  foreign key (ward_id, published_by) references officers
);
create index feedback_publications_search on feedback_publications using gin (search_text gin_trgm_ops);

-- Photos as they are shown: encoded anew, so that neither place nor device nor anything else is left in them.
create table feedback_publication_photos (
  ward_id integer not null,
  feedback_id bigint not null,
  version integer not null,
  no integer not null,
  file text not null,
  media_type text not null,
  width integer not null,
  height integer not null,
  description text not null,
  primary key (ward_id, feedback_id, version, no),
  foreign key (ward_id, feedback_id, version) references feedback_publications,
  foreign key (ward_id, file) references files
);
create index feedback_publication_photos_file on feedback_publication_photos (ward_id, file);

grant select, insert on feedback_publications, feedback_publication_photos to motcua_app;

-- Programs that may create petitions by Open311. A key is told once; only its SHA-256 is kept.
create table open311_keys (
  ward_id integer not null references wards,
  key_hash bytea not null,
  name text not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  primary key (ward_id, key_hash)
);
grant select on open311_keys to motcua_app;
