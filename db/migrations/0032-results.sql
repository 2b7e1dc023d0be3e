-- Results: drafted from templates, signed, numbered, sealed. And the book of outgoing documents, in which every number of a
-- year stands: given to a document, held for one, or void with its reason. None is missing, none stands twice.

alter table number_books add column first_number integer not null default 1;  -- where a book on paper left off

create table document_numbers (
  ward_id integer not null references wards,
  book text not null,
  year smallint not null,
  number integer not null,
  state text not null check (state in ('reserved', 'issued', 'void')),
  symbol text not null default '',         -- "GXN-UBND"; empty for a result that was made outside
  title text not null default '',          -- kind and summary, as the register shows it
  day date not null,                       -- the day on the document
  dossier_id bigint,
  held_by text,                            -- the document that it was taken for: asking again gives the same number
  file text,
  reserved_at timestamptz not null,
  reserved_by bigint not null,
  issued_at timestamptz,
  issued_by bigint,
  void_at timestamptz,
  void_by bigint,
  void_reason text,
  revoked_at timestamptz,                  -- the document was withdrawn after it was issued
  revoked_by bigint,
  revoked_reason text,
  primary key (ward_id, book, year, number),
  foreign key (ward_id, dossier_id) references dossiers,
  foreign key (ward_id, file) references files,
  check ((state = 'void') = (void_reason is not null)),
  check ((state = 'issued') = (issued_at is not null)),
  check (revoked_at is null or state = 'issued')
);
create unique index document_numbers_held on document_numbers (ward_id, held_by) where state <> 'void';
create index document_numbers_dossier on document_numbers (ward_id, dossier_id);
create index document_numbers_day on document_numbers (ward_id, book, day desc, number desc);

insert into document_numbers (ward_id, book, year, number, state, day, dossier_id, file, reserved_at, reserved_by, issued_at, issued_by)
select ward_id, 'result', extract(year from (payload ->> 'resultOn')::date), (payload ->> 'number')::integer, 'issued',
  (payload ->> 'resultOn')::date, dossier_id, payload ->> 'file', at, officer_id, at, officer_id
from dossier_steps
where step in ('stamp', 'approve_correction') and payload ->> 'number' ~ '^[0-9]+$' and officer_id is not null;

grant select, insert on document_numbers to motcua_app;
grant update (state, file, issued_at, issued_by, void_at, void_by, void_reason, revoked_at, revoked_by, revoked_reason)
  on document_numbers to motcua_app;

-- One draft a dossier; what is written in it stands in its versions, which are only added to.
create table result_drafts (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  dossier_id bigint not null,
  code text not null unique,               -- printed on it as QR: whoever holds the paper can ask about it
  created_at timestamptz not null,
  created_by bigint not null,
  primary key (ward_id, id),
  unique (ward_id, dossier_id),
  foreign key (ward_id, dossier_id) references dossiers,
  foreign key (ward_id, created_by) references officers
);

create table result_versions (
  ward_id integer not null,
  draft_id bigint not null,
  no integer not null,
  template text not null,
  fields jsonb not null,                   -- what the examiner wrote, by field of the template
  signer_id bigint not null,
  file text not null,                      -- the drawn PDF: what is signed is exactly this
  saved_at timestamptz not null,
  saved_by bigint not null,
  client_key uuid not null,
  primary key (ward_id, draft_id, no),
  unique (ward_id, client_key),
  foreign key (ward_id, draft_id) references result_drafts,
  foreign key (ward_id, file) references files,
  foreign key (ward_id, signer_id) references officers
);

-- A version that was signed; it counts until the step that signed it is turned back.
create table result_approvals (
  ward_id integer not null,
  draft_id bigint not null,
  no integer not null,
  version_no integer not null,
  step_no integer not null,                -- the dossier's step "ký"
  file text not null,
  signed_at timestamptz not null,
  signed_by bigint not null,
  primary key (ward_id, draft_id, no),
  foreign key (ward_id, draft_id, version_no) references result_versions (ward_id, draft_id, no),
  foreign key (ward_id, file) references files
);

grant select, insert on result_drafts, result_versions, result_approvals to motcua_app;

-- Certified electronic copies: the scan of an original with the words of certification as its last page.
create table electronic_copies (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  year smallint not null,
  number integer not null,                 -- its line in the book of certifications, kind copy
  code text not null unique,
  document text not null,
  pages smallint not null,
  requester text not null,
  requester_personal_id text,              -- whose page on the portal shows it
  signer_id bigint not null,
  drawn text not null,                     -- scan and words, not yet signed
  made_at timestamptz not null,
  made_by bigint not null,
  signed text,
  signed_at timestamptz,
  signed_by bigint,
  sealed text,
  sealed_at timestamptz,
  sealed_by bigint,
  client_key uuid not null,
  primary key (ward_id, id),
  unique (ward_id, client_key),
  unique (ward_id, year, number),
  foreign key (ward_id, drawn) references files,
  foreign key (ward_id, signed) references files,
  foreign key (ward_id, sealed) references files,
  foreign key (ward_id, signer_id) references officers
);
create index electronic_copies_waiting on electronic_copies (ward_id, id) where sealed is null;

grant select, insert on electronic_copies to motcua_app;
grant update (signed, signed_at, signed_by, sealed, sealed_at, sealed_by) on electronic_copies to motcua_app;
