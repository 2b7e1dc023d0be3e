-- How one gets to the portal with a session: through the identity provider, or with a code sent to a dossier's applicant.

-- A sign-in under way: made when the browser is sent to the provider, taken once when it comes back.
create table sign_ins_under_way (
  state_hash bytea not null primary key,   -- SHA-256 of the state that the provider gives back
  ward_id integer not null references wards,
  browser_hash bytea not null,             -- SHA-256 of a cookie: only the browser that began may end it
  nonce text not null,
  sealed_verifier text not null,           -- of PKCE, sealed with the installation's secret
  next text not null,                      -- the path to go on with
  expires_at timestamptz not null
);
create index sign_ins_under_way_expired on sign_ins_under_way (expires_at);

-- Level of the identification by which this very session was opened, and what ends the provider's own session.
alter table citizen_sessions
  add column assurance smallint check (assurance in (1, 2)),
  add column sealed_id_token text;
create index citizen_sessions_citizen on citizen_sessions (ward_id, citizen_id) where citizen_id is not null;

-- What the citizen corrected himself; it counts before what the provider says and was proven by a code sent to it.
alter table citizens
  add column own_phone text,
  add column own_email text;

-- A code of six digits sent to a phone or by mail. The code is kept nowhere: it follows from the row and the
-- installation's secret. A row without a recipient was asked for a dossier that does not exist: it is never sent.
create table one_time_codes (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  purpose text not null check (purpose in ('dossier', 'phone', 'email')),
  asked_hash bytea not null,               -- SHA-256 of the cookie of the browser that asked
  nonce bytea not null,
  dossier_id bigint,
  citizen_id bigint,
  phone text,
  email text,
  tries smallint not null default 0,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,                    -- used, or cancelled by a newer one
  primary key (ward_id, id),
  foreign key (ward_id, dossier_id) references dossiers,
  foreign key (ward_id, citizen_id) references citizens
);
create unique index one_time_codes_asked on one_time_codes (asked_hash);
create index one_time_codes_dossier on one_time_codes (ward_id, dossier_id) where ended_at is null;
create index one_time_codes_citizen on one_time_codes (ward_id, citizen_id) where ended_at is null;
create index one_time_codes_old on one_time_codes (created_at);

-- Who is asked to act for an organisation: a named person by his personal id, or whoever has the link.
create table organisation_invitations (
  ward_id integer not null,
  id bigint not null generated always as identity,
  organisation_id bigint not null,
  personal_id text,                        -- empty: by the link
  token_hash bytea,                        -- SHA-256 of the link's token
  basis text not null default '',
  invited_by bigint not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,                    -- taken, declined or withdrawn
  primary key (ward_id, id),
  check ((personal_id is null) <> (token_hash is null)),
  foreign key (ward_id, organisation_id) references client_organisations,
  foreign key (ward_id, invited_by) references citizens
);
create unique index organisation_invitations_token on organisation_invitations (token_hash) where token_hash is not null;
create unique index organisation_invitations_person
  on organisation_invitations (ward_id, organisation_id, personal_id) where ended_at is null and personal_id is not null;
create index organisation_invitations_of_person on organisation_invitations (ward_id, personal_id) where ended_at is null;

-- A person stands once among an organisation's people of now, and there is one head.
create unique index organisation_people_now on organisation_people (ward_id, organisation_id, citizen_id) where until is null;
create unique index organisation_people_head on organisation_people (ward_id, organisation_id)
  where until is null and role = 'head';

grant select, insert, update, delete on sign_ins_under_way, one_time_codes to motcua_app;
grant select, insert, update on organisation_invitations to motcua_app;
