-- What a unit's figures are read from: a row a day and a row a month, however many procedures and dossiers there are.
create table figure_unit_days (
  ward_id integer not null references wards,
  code text not null,
  day date not null,
  unit_id bigint not null,
  total integer not null,
  counted integer not null,
  minutes bigint not null,
  primary key (ward_id, code, day, unit_id)
);
insert into figure_unit_days
  select ward_id, code, day, unit_id, sum(total), sum(counted), sum(minutes) from figure_days group by 1, 2, 3, 4;

create table figure_unit_months (
  ward_id integer not null references wards,
  code text not null,
  month date not null,
  unit_id bigint not null,
  total integer not null,
  counted integer not null,
  minutes bigint not null,
  primary key (ward_id, code, month, unit_id)
);
insert into figure_unit_months
  select ward_id, code, month, unit_id, sum(total), sum(counted), sum(minutes) from figure_months group by 1, 2, 3, 4;

grant select, insert, update, delete on figure_unit_days, figure_unit_months to motcua_app;

-- What some procedures counted day by day, without reading those of the others.
create index figure_days_procedure on figure_days (ward_id, code, procedure_code, day) include (total, counted);
