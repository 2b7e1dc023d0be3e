-- What figures are counted from, kept in the transaction of whatever it counts. A change is only added (nobody waits for a row that
-- another counts in); from time to time changes are poured into days and months. A figure is always days (or months) plus changes.

create table figure_changes (
  ward_id integer not null references wards,
  id bigint not null generated always as identity,
  code text not null,                      -- what counts, as features name it
  day date not null,                       -- the local day to which it belongs
  procedure_code text not null,            -- empty: of no procedure
  unit_id bigint not null,                 -- 0: of no unit
  officer_id bigint not null,              -- 0: of no officer
  total integer not null,                  -- negative: no longer so
  counted integer not null,
  minutes bigint not null,
  primary key (ward_id, id)
);

create table figure_days (
  ward_id integer not null references wards,
  code text not null,
  day date not null,
  procedure_code text not null,
  unit_id bigint not null,
  officer_id bigint not null,
  total integer not null,
  counted integer not null,
  minutes bigint not null,
  primary key (ward_id, code, day, procedure_code, unit_id, officer_id)
);

create table figure_months (
  ward_id integer not null references wards,
  code text not null,
  month date not null,                     -- its first day
  procedure_code text not null,
  unit_id bigint not null,
  officer_id bigint not null,
  total integer not null,
  counted integer not null,
  minutes bigint not null,
  primary key (ward_id, code, month, procedure_code, unit_id, officer_id)
);

-- By which definitions the figures of a ward were counted; with others they are counted again from the steps.
create table figure_definitions (
  ward_id integer not null references wards,
  definitions text not null,               -- SHA-256 over the names and versions of what counts
  counted_at timestamptz not null,
  primary key (ward_id)
);

grant select, insert, update, delete on figure_changes, figure_days, figure_months, figure_definitions to motcua_app;
