-- What some procedures counted day by day, without reading those of the others: a figure of some fields costs what they count.
create index figure_days_procedure on figure_days (ward_id, code, procedure_code, day) include (total, counted, minutes);
