-- Fees and charges of a dossier, how they are paid, and how what the payment platform says is checked against it.
-- Money is whole đồng. A charge is paid once: charge_payments holds one row for it and is never changed.

-- What the city's council set for fees that it decides, as the ward entered it. Empty: not known, and shown as such.
create table local_fees (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  procedure_code text not null,
  valid_from date not null,
  valid_until date check (valid_until > valid_from), -- first day on which it is no longer in force
  amount_vnd integer not null check (amount_vnd >= 0),
  online_vnd integer check (online_vnd >= 0),        -- for who files online; empty: the same
  basis text not null,                               -- the council's resolution
  decided_by bigint not null,
  decided_at timestamptz not null,
  client_key uuid not null,
  primary key (ward_id, id),
  unique (ward_id, client_key),
  foreign key (ward_id, decided_by) references officers,
  constraint local_fees_one_in_force
    exclude using gist (ward_id with =, procedure_code with =, daterange(valid_from, valid_until) with &&)
);

-- The account that takes fees by transfer.
create table bank_accounts (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  valid_from date not null,
  valid_until date check (valid_until > valid_from),
  bin text not null check (bin ~ '^\d{6}$'),
  number text not null,
  holder text not null,
  bank_name text not null,
  decided_by bigint,                       -- empty: sown for the demo
  decided_at timestamptz not null,
  client_key uuid not null,
  primary key (ward_id, id),
  unique (ward_id, client_key),
  foreign key (ward_id, decided_by) references officers,
  constraint bank_accounts_one_in_force
    exclude using gist (ward_id with =, daterange(valid_from, valid_until) with &&)
);

create table payment_charges (
  ward_id integer not null,
  id bigint not null generated always as identity,
  dossier_id bigint not null,
  kind text not null check (kind in ('fee', 'charge')), -- phí, lệ phí
  what text not null,
  quantity smallint not null,
  pages smallint not null,
  full_vnd integer not null check (full_vnd >= 0),
  waived_vnd integer not null check (waived_vnd between 0 and full_vnd),
  due_vnd integer not null check (due_vnd = full_vnd - waived_vnd),
  basis text not null,                     -- how it was computed, as is told to who pays
  waiver_reason text,
  waiver_proof text,                       -- the paper that was shown
  created_at timestamptz not null,
  created_by bigint,                       -- empty: computed for a payment online
  voided_at timestamptz,
  voided_by bigint,
  void_reason text,
  client_key uuid not null,
  primary key (ward_id, id),
  unique (ward_id, client_key),
  check ((waived_vnd > 0) <= (waiver_reason is not null)),
  foreign key (ward_id, dossier_id) references dossiers
);
create index payment_charges_dossier on payment_charges (ward_id, dossier_id, id);

-- The till of one officer from when it is opened until it is counted.
create table cash_shifts (
  ward_id integer not null,
  id bigint not null generated always as identity,
  officer_id bigint not null,
  opened_at timestamptz not null,
  opening_vnd integer not null check (opening_vnd >= 0),
  closed_at timestamptz,
  expected_vnd integer,                    -- opening, and what came in and went out
  counted_vnd integer check (counted_vnd >= 0),
  note text not null default '',
  client_key uuid not null,
  primary key (ward_id, id),
  unique (ward_id, client_key),
  check ((closed_at is null) = (counted_vnd is null)),
  check ((closed_at is null) = (expected_vnd is null)),
  foreign key (ward_id, officer_id) references officers
);
create unique index cash_shifts_one_open on cash_shifts (ward_id, officer_id) where closed_at is null;
create index cash_shifts_opened on cash_shifts (ward_id, opened_at desc, id desc);

create table payment_intents (
  ward_id integer not null,
  id bigint not null generated always as identity,
  dossier_id bigint not null,
  reference text not null unique,          -- what the platform and the bank call it
  method text not null check (method in ('platform', 'vietqr', 'cash')),
  place text not null check (place in ('online', 'desk')),
  amount_vnd integer not null check (amount_vnd > 0),
  state text not null,
  created_at timestamptz not null,
  created_by bigint,                       -- the officer; empty: whoever pays, from home
  expires_at timestamptz not null,
  pay_url text,                            -- the platform's page for it
  transaction_id text,                     -- of the platform or the bank; empty for cash
  settled_at timestamptz,                  -- when the money is known to have come
  settled_by bigint,                       -- the officer who saw it; empty: the platform said so
  paid_vnd integer,                        -- what came
  is_owed_back boolean not null default false, -- it paid nothing: doubled, or another amount
  shift_id bigint,
  asked_at timestamptz,                    -- when the platform was last asked
  checked_at timestamptz,                  -- when its answer last agreed with ours for good
  client_key uuid not null,
  primary key (ward_id, id),
  unique (ward_id, client_key),
  check ((method = 'cash') = (shift_id is not null)),
  foreign key (ward_id, dossier_id) references dossiers,
  foreign key (ward_id, shift_id) references cash_shifts
);
create index payment_intents_dossier on payment_intents (ward_id, dossier_id, id);
create index payment_intents_settled on payment_intents (ward_id, settled_at, id) where settled_at is not null;
create index payment_intents_unsure on payment_intents (ward_id, method, created_at)
  where checked_at is null;
create unique index payment_intents_one_transfer on payment_intents (ward_id, transaction_id)
  where method = 'vietqr' and transaction_id is not null; -- a transfer pays one payment
create index payment_intents_shift on payment_intents (ward_id, shift_id) where shift_id is not null;

create table payment_intent_charges (
  ward_id integer not null,
  intent_id bigint not null,
  charge_id bigint not null,
  primary key (ward_id, intent_id, charge_id),
  foreign key (ward_id, intent_id) references payment_intents,
  foreign key (ward_id, charge_id) references payment_charges
);

create table charge_payments (
  ward_id integer not null,
  charge_id bigint not null,
  intent_id bigint not null,
  primary key (ward_id, charge_id),        -- never twice
  foreign key (ward_id, intent_id, charge_id) references payment_intent_charges
);

create table payment_steps (
  ward_id integer not null,
  intent_id bigint not null,
  no smallint not null,
  at timestamptz not null,
  event text not null,
  state_after text not null,
  officer_id bigint,
  why text not null default '',
  primary key (ward_id, intent_id, no),
  foreign key (ward_id, intent_id) references payment_intents
);

-- Every message from and to the platform, as it came, without names, numbers and addresses of persons.
create table payment_messages (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  at timestamptz not null,
  direction text not null check (direction in ('in', 'out')),
  kind text not null,
  intent_id bigint,                        -- empty: of no payment of ours
  outcome text not null,
  body jsonb not null,
  primary key (ward_id, id),
  foreign key (ward_id, intent_id) references payment_intents
);
create index payment_messages_intent on payment_messages (ward_id, intent_id, id);
create index payment_messages_refused on payment_messages (ward_id, at desc, id desc)
  where direction = 'in' and outcome not in ('accepted', 'repeated');

create table payment_receipts (
  ward_id integer not null,
  id bigint not null generated always as identity,
  year smallint not null,
  number integer not null,                 -- from 1 in each year, without gaps
  intent_id bigint not null,
  issued_at timestamptz not null,
  issued_by bigint,
  payer text not null,
  amount_vnd integer not null check (amount_vnd > 0),
  lines jsonb not null,
  cancelled_at timestamptz,                -- the money was given back
  primary key (ward_id, id),
  unique (ward_id, year, number),
  unique (ward_id, intent_id),
  foreign key (ward_id, intent_id) references payment_intents
);

create table refunds (
  ward_id integer not null,
  id bigint not null generated always as identity,
  intent_id bigint not null,
  transaction_id text not null default '', -- which transaction of it, where the platform took money twice
  amount_vnd integer not null check (amount_vnd > 0),
  cause text not null check (cause in ('asked', 'doubled', 'second_transaction', 'amount_differs', 'not_due')),
  reason text not null,
  state text not null check (state in ('requested', 'approved', 'rejected', 'paid')),
  requested_at timestamptz not null,
  requested_by bigint,                     -- empty: found by the system
  decided_at timestamptz,
  decided_by bigint,
  decision text not null default '',
  paid_at timestamptz,
  paid_by bigint,
  paid_how text check (paid_how in ('cash', 'transfer')),
  paid_reference text,
  shift_id bigint,
  client_key uuid not null,
  primary key (ward_id, id),
  unique (ward_id, client_key),
  check (decided_by is null or requested_by is null or decided_by <> requested_by),
  check (state in ('requested', 'rejected') or decided_by is not null),
  check ((state = 'paid') = (paid_at is not null)),
  foreign key (ward_id, intent_id) references payment_intents,
  foreign key (ward_id, shift_id) references cash_shifts
);
create unique index refunds_once on refunds (ward_id, intent_id, transaction_id) where state <> 'rejected';
create index refunds_open on refunds (ward_id, requested_at) where state in ('requested', 'approved');

create table reconciliation_runs (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  started_at timestamptz not null,
  started_by bigint,                       -- empty: by the clock
  finished_at timestamptz,
  asked integer not null default 0,
  agreed integer not null default 0,
  mended integer not null default 0,
  unanswered integer not null default 0,
  primary key (ward_id, id)
);
create index reconciliation_runs_started on reconciliation_runs (ward_id, started_at desc, id desc);

create table payment_findings (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  run_id bigint,                           -- empty: found when a message came
  at timestamptz not null,
  intent_id bigint not null,
  kind text not null,
  ours text not null,                      -- what we held before
  theirs text not null,                    -- what the platform said
  result text not null,                    -- how it stands now
  primary key (ward_id, id),
  foreign key (ward_id, intent_id) references payment_intents,
  foreign key (ward_id, run_id) references reconciliation_runs
);
create index payment_findings_run on payment_findings (ward_id, run_id, id);

grant select, insert on payment_intent_charges, charge_payments, payment_steps, payment_messages, payment_findings
  to motcua_app;
grant select, insert, update on payment_intents, refunds, reconciliation_runs to motcua_app;
grant select, insert on local_fees, bank_accounts, payment_charges, payment_receipts, cash_shifts to motcua_app;
grant update (valid_until) on local_fees, bank_accounts to motcua_app;
grant update (voided_at, voided_by, void_reason) on payment_charges to motcua_app;
grant update (cancelled_at) on payment_receipts to motcua_app;
grant update (closed_at, expected_vnd, counted_vnd, note) on cash_shifts to motcua_app;
