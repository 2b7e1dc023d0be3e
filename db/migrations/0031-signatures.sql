-- Certificates with which officers sign and the ward seals, and whom the ward trusts when it checks signatures of others.
-- A private key lies here only in its PKCS #12 file, sealed with the installation's key and still under its own password.

create table certificates (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  officer_id bigint,                       -- whose; empty: the ward's seal
  kind text not null check (kind in ('pkcs12', 'pkcs11')),
  certificate bytea not null,
  chain bytea[] not null,                  -- up to the root, nearest first
  subject text not null,
  issuer text not null,
  serial text not null,
  valid_from timestamptz not null,
  valid_until timestamptz not null,
  sealed_file text,                        -- empty: on a token, or withdrawn
  token_label text,
  token_key text,                          -- id of the key on the token, hex
  picture bytea,                           -- of the hand-written signature, or of the seal
  added_at timestamptz not null,
  added_by bigint,                         -- empty: sown for the demo
  withdrawn_at timestamptz,
  withdrawn_by bigint,
  withdraw_reason text,
  client_key uuid not null,
  primary key (ward_id, id),
  constraint certificates_client_key unique (ward_id, client_key),
  check ((kind = 'pkcs11') = (token_label is not null and token_key is not null)),
  check (kind = 'pkcs12' or sealed_file is null),
  check ((withdrawn_at is null) = (withdraw_reason is null)),
  foreign key (ward_id, officer_id) references officers,
  foreign key (ward_id, added_by) references officers,
  foreign key (ward_id, withdrawn_by) references officers
);
create unique index certificates_one_in_use on certificates (ward_id, coalesce(officer_id, 0))
  where withdrawn_at is null;

-- Roots that the ward trusts besides those of the installation.
create table trust_anchors (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  certificate bytea not null,
  subject text not null,
  fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
  trusted_from date not null,
  trusted_until date check (trusted_until > trusted_from), -- first day on which it is no longer trusted
  basis text not null,                     -- why: a decision, a list of the State
  decided_by bigint not null,
  decided_at timestamptz not null,
  client_key uuid not null,
  primary key (ward_id, id),
  constraint trust_anchors_client_key unique (ward_id, client_key),
  foreign key (ward_id, decided_by) references officers
);

grant select, insert on certificates, trust_anchors to motcua_app;
grant update (sealed_file, withdrawn_at, withdrawn_by, withdraw_reason) on certificates to motcua_app;
grant update (trusted_until) on trust_anchors to motcua_app;
