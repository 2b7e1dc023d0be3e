-- What a whole ward's figures are read from: one row a day, so that their pages cost the same however many dossiers, procedures and
-- units there are. Poured together with days and months.
create table figure_totals (
  ward_id integer not null references wards,
  code text not null,
  day date not null,
  total integer not null,
  counted integer not null,
  minutes bigint not null,
  primary key (ward_id, code, day)
);
insert into figure_totals select ward_id, code, day, sum(total), sum(counted), sum(minutes) from figure_days group by 1, 2, 3;

-- A payment counts for the unit that was to resolve the dossier when the money came; an admission may name another one later.
alter table payment_intents add column unit_id bigint;
update payment_intents as i set unit_id = d.competent_unit_id
from dossiers as d where d.ward_id = i.ward_id and d.id = i.dossier_id and i.settled_at is not null;

-- The instant at which a dossier is judged to be in time or not; for the rows behind that figure, and for those due later today.
create index dossiers_judged on dossiers (ward_id, least(finished_at, due_at), id);

grant select, insert, update, delete on figure_totals to motcua_app;
