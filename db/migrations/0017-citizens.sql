-- Who files and follows from home: a person as the identity provider vouches for him, the organisations that he may act
-- for, and his sessions. A session without a person has shown a dossier's code and a one-time code, and opens that one.

create table citizens (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  issuer text not null,                    -- the identity provider
  subject text not null,                   -- and the person's stable key there
  name text not null,
  personal_id text,                        -- only as the provider gave it
  birth_on date,
  address text not null default '',
  phone text,
  email text,
  assurance smallint not null check (assurance in (1, 2)), -- level of the identification at the last sign-in
  created_at timestamptz not null,
  signed_in_at timestamptz not null,
  primary key (ward_id, id),
  unique (ward_id, issuer, subject)
);

create table client_organisations (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  name text not null,
  code text not null,                      -- enterprise or tax code
  address text not null default '',
  phone text,
  email text,
  created_at timestamptz not null,
  primary key (ward_id, id),
  unique (ward_id, code)
);

create table organisation_people (
  ward_id integer not null,
  organisation_id bigint not null,
  citizen_id bigint not null,
  role text not null check (role in ('head', 'member')), -- the head adds and removes people
  basis text not null default '',          -- by which paper a member acts
  since timestamptz not null,
  until timestamptz,                       -- empty: still
  primary key (ward_id, organisation_id, citizen_id, since),
  foreign key (ward_id, organisation_id) references client_organisations,
  foreign key (ward_id, citizen_id) references citizens
);
create index organisation_people_citizen on organisation_people (ward_id, citizen_id) where until is null;

create table citizen_sessions (
  token_hash bytea not null primary key,   -- SHA-256 of the cookie, which is kept nowhere
  ward_id integer not null,
  citizen_id bigint,
  organisation_id bigint,                  -- for which organisation the person acts now
  dossier_id bigint,                       -- the one dossier of a session without a person
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  check ((citizen_id is null) <> (dossier_id is null)),
  foreign key (ward_id, citizen_id) references citizens,
  foreign key (ward_id, organisation_id) references client_organisations,
  foreign key (ward_id, dossier_id) references dossiers
);
create index citizen_sessions_expired on citizen_sessions (expires_at);

alter table dossiers
  add column citizen_id bigint,            -- from whose account it was filed
  add column client_organisation_id bigint,-- and for which organisation
  add constraint dossiers_citizen foreign key (ward_id, citizen_id) references citizens,
  add constraint dossiers_client_organisation foreign key (ward_id, client_organisation_id) references client_organisations;
create index dossiers_citizen on dossiers (ward_id, citizen_id, submitted_at desc, id desc) where citizen_id is not null;
create index dossiers_client_organisation on dossiers (ward_id, client_organisation_id, submitted_at desc, id desc)
  where client_organisation_id is not null;

grant select, insert, update on citizens, client_organisations, organisation_people to motcua_app;
grant select, insert, update, delete on citizen_sessions to motcua_app;
