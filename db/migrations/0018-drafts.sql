-- What someone fills in at home before he files it, and the answers that a filed dossier came with.

create table drafts (
  ward_id integer not null references wards,
  id uuid not null,                        -- whoever has no account resumes by the link that bears it
  procedure_code text not null,
  form_version integer,                    -- of the interactive form; empty: the general form
  citizen_id bigint,                       -- once someone with an account has opened it, it is his alone
  client_organisation_id bigint,
  answers jsonb not null default '{}',     -- as typed, by page; checked when it is filed
  choices jsonb not null default '{}',     -- case for the term, delivery, notices, why a paper is missing, papers used again
  created_at timestamptz not null,
  saved_at timestamptz not null,
  expires_at timestamptz not null,         -- then it is deleted with its attachments
  filed_at timestamptz,
  dossier_id bigint,
  primary key (ward_id, id),
  check ((filed_at is null) = (dossier_id is null)),
  foreign key (ward_id, citizen_id) references citizens,
  foreign key (ward_id, client_organisation_id) references client_organisations,
  foreign key (ward_id, dossier_id) references dossiers
);
create index drafts_citizen on drafts (ward_id, citizen_id, saved_at desc) where citizen_id is not null and filed_at is null;
create index drafts_expired on drafts (expires_at) where filed_at is null;

-- The answers as filed. Append-only: what the desk reads is what was sent.
create table dossier_answers (
  ward_id integer not null,
  dossier_id bigint not null,
  procedure_code text not null,
  form_version integer,
  answers jsonb not null,
  digest text not null,                    -- SHA-256 over what the signed receipt vouches for
  primary key (ward_id, dossier_id),
  foreign key (ward_id, dossier_id) references dossiers
);

grant select, insert, update, delete on drafts to motcua_app;
grant select, insert on dossier_answers to motcua_app;
