-- The hall: kinds of business, desks, queue tickets, and appointments. What the ward decides is data.

-- What citizens choose at the kiosk. A ticket's number begins with the prefix.
create table reception_services (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  name text not null,
  hint text not null default '',           -- what it is about, in a citizen's words
  prefix text not null check (prefix ~ '^[A-Z]$'),
  field_codes text[] not null default '{}', -- fields of the catalogue whose procedures belong to it
  ord smallint not null default 0,
  active boolean not null default true,
  primary key (ward_id, id),
  unique (ward_id, prefix)
);

create table reception_desks (
  ward_id integer not null references wards,
  no smallint not null check (no between 1 and 99),
  name text not null,
  active boolean not null default true,
  officer_id bigint,                       -- who sits there now
  seated_at timestamptz,
  primary key (ward_id, no),
  unique (ward_id, officer_id),
  foreign key (ward_id, officer_id) references officers
);

create table reception_desk_services (
  ward_id integer not null,
  desk_no smallint not null,
  service_id bigint not null,
  primary key (ward_id, desk_no, service_id),
  foreign key (ward_id, desk_no) references reception_desks,
  foreign key (ward_id, service_id) references reception_services
);

-- The order of the queue and the hours, as the ward set them; exactly one row is in force on a day.
create table reception_rules (
  ward_id integer not null references wards,
  valid_from date not null,
  valid_until date,                        -- first day on which it is no longer in force
  ordinary_per_priority smallint not null check (ordinary_per_priority between 0 and 20),
  most_absences smallint not null check (most_absences between 1 and 5),
  opens_minute smallint not null check (opens_minute between 0 and 1439),
  closes_minute smallint not null check (closes_minute between 1 and 1440),
  late_minutes smallint not null check (late_minutes between 0 and 240),
  days_ahead smallint not null check (days_ahead between 1 and 60),
  lead_minutes smallint not null check (lead_minutes between 0 and 2880),
  primary key (ward_id, valid_from),
  check (opens_minute < closes_minute),
  check (valid_until > valid_from),
  exclude using gist (ward_id with =, daterange(valid_from, valid_until) with &&)
);

-- When appointments are given: slots of so many minutes between two times of a weekday, each with so many places.
create table reception_windows (
  ward_id integer not null,
  id bigint not null generated always as identity,
  service_id bigint not null,
  weekday smallint not null check (weekday between 0 and 6),
  from_minute smallint not null check (from_minute between 0 and 1439),
  to_minute smallint not null check (to_minute between 1 and 1440),
  slot_minutes smallint not null check (slot_minutes between 5 and 240),
  capacity smallint not null check (capacity between 1 and 50),
  valid_from date not null,
  valid_until date,
  primary key (ward_id, id),
  foreign key (ward_id, service_id) references reception_services,
  check (from_minute < to_minute),
  check (valid_until >= valid_from),
  exclude using gist (ward_id with =, service_id with =, weekday with =,
    int4range(from_minute, to_minute) with &&, daterange(valid_from, valid_until) with &&)
);

create table appointments (
  ward_id integer not null,
  id bigint not null generated always as identity,
  client_key uuid not null,                -- makes booking idempotent
  code text not null,                      -- what the citizen says at the kiosk
  token text not null,                     -- the secret end of its page's address
  service_id bigint not null,
  procedure_code text,
  day date not null,
  minute smallint not null,                -- when the slot begins, since midnight
  slot_minutes smallint not null,
  applicant_name text not null,
  applicant_phone text not null,
  status text not null check (status in ('booked', 'arrived', 'cancelled')),
  booked_at timestamptz not null,
  status_at timestamptz not null,
  primary key (ward_id, id),
  unique (ward_id, client_key),
  unique (ward_id, code),
  unique (token),
  foreign key (ward_id, service_id) references reception_services
);
create index appointments_day on appointments (ward_id, day, minute, id);
create index appointments_phone on appointments (ward_id, applicant_phone) where status = 'booked';

-- Places taken in a slot: the one row that two bookings at once both need.
create table appointment_seats (
  ward_id integer not null,
  service_id bigint not null,
  day date not null,
  minute smallint not null,
  taken smallint not null check (taken >= 0),
  primary key (ward_id, service_id, day, minute),
  foreign key (ward_id, service_id) references reception_services
);

-- The last number of a service on a day: no gap and no double.
create table ticket_counters (
  ward_id integer not null,
  service_id bigint not null,
  day date not null,
  last_number integer not null,
  primary key (ward_id, service_id, day),
  foreign key (ward_id, service_id) references reception_services
);

create table tickets (
  ward_id integer not null,
  id bigint not null generated always as identity,
  client_key uuid not null,                -- a form sent again gives the same ticket
  token text not null,                     -- the secret end of its page's address
  day date not null,
  first_service_id bigint not null,        -- whose number it bears
  number integer not null,
  code text not null,                      -- A001
  lane text not null check (lane in ('appointment', 'priority', 'ordinary')),
  appointment_id bigint,
  service_id bigint not null,              -- whose line it stands in
  for_desk_no smallint,                    -- passed on to this desk alone
  status text not null check (status in ('waiting', 'called', 'serving', 'done', 'absent', 'lapsed')),
  line_at timestamptz not null,            -- its place in the line
  taken_at timestamptz not null,
  waiting_since timestamptz,               -- from when he waits for us now
  desk_no smallint,
  officer_id bigint,
  called_at timestamptz,                   -- the last call
  call_count smallint not null default 0,
  absences smallint not null default 0,
  served_at timestamptz,                   -- the last beginning
  ended_at timestamptz,
  waited_seconds integer,                  -- all waiting until calls, once called
  served_seconds integer,                  -- all serving, once served
  step_count smallint not null,
  primary key (ward_id, id),
  unique (ward_id, client_key),
  unique (token),
  unique (ward_id, first_service_id, day, number),
  unique (ward_id, appointment_id),
  foreign key (ward_id, first_service_id) references reception_services,
  foreign key (ward_id, service_id) references reception_services,
  foreign key (ward_id, appointment_id) references appointments,
  foreign key (ward_id, desk_no) references reception_desks,
  foreign key (ward_id, for_desk_no) references reception_desks,
  foreign key (ward_id, officer_id) references officers
);
create index tickets_line on tickets (ward_id, day, service_id, line_at, id) where status = 'waiting';
create index tickets_taken on tickets (ward_id, taken_at desc, id desc);
create index tickets_day on tickets (ward_id, day, status);
-- One citizen at a time at a desk.
create unique index tickets_at_desk on tickets (ward_id, day, desk_no) where status in ('called', 'serving');

-- What happened to a ticket. Append-only for the application.
create table ticket_steps (
  ward_id integer not null,
  ticket_id bigint not null,
  no smallint not null,
  step text not null,
  status_after text not null,
  at timestamptz not null,
  officer_id bigint,                       -- empty: the citizen, or the end of the day
  desk_no smallint,
  service_id bigint not null,              -- whose line it stands in after this step
  lane text not null,
  client_key uuid not null,
  primary key (ward_id, ticket_id, no),
  unique (ward_id, client_key),
  foreign key (ward_id, ticket_id) references tickets
);
create index ticket_steps_calls on ticket_steps (ward_id, desk_no, at desc) where step = 'call';

grant select, insert, update on reception_services, reception_desks, reception_rules, reception_windows to motcua_app;
grant select, insert, delete on reception_desk_services to motcua_app;
grant select, insert, update on appointments, appointment_seats, ticket_counters, tickets to motcua_app;
grant select, insert on ticket_steps to motcua_app;
