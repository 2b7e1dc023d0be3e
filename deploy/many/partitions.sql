-- Cuts the largest tables by ward, on a copy: psql --set ON_ERROR_STOP=1 --file deploy/many/partitions.sql DATABASE (as its owner).
-- Every key of theirs holds ward_id, so keys, foreign keys, rights and the names of constraints stay as they are and no statement of ours changes.
-- docs/deploy.md says what was tried with it and what does not work (by time). One transaction: all of it or nothing.
begin;

create function pg_temp.cut_by_ward(cut regclass, parts integer) returns void language plpgsql as $$
declare
  name text := (select relname from pg_class where oid = cut);
  whole text := name || '_whole';
  columns text := (select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
    where attrelid = cut and attnum > 0 and not attisdropped and attgenerated = '');
  owned text := (select quote_ident(attname) from pg_attribute where attrelid = cut and attidentity <> '');
  foreign_keys text[] := (select coalesce(array_agg(format('alter table %s add constraint %I %s', conrelid::regclass, conname,
      pg_get_constraintdef(oid)) order by oid), '{}') from pg_constraint where contype = 'f' and cut in (conrelid, confrelid) and conparentid = 0);
  drops text[] := (select coalesce(array_agg(format('alter table %s drop constraint %I', conrelid::regclass, conname)), '{}')
    from pg_constraint where contype = 'f' and cut in (conrelid, confrelid) and conparentid = 0);
  keys text[] := (select coalesce(array_agg(format('alter table %I add constraint %I %s', name, conname, pg_get_constraintdef(oid))), '{}')
    from pg_constraint where conrelid = cut and contype in ('p', 'u'));
  indexes text[] := (select coalesce(array_agg(pg_get_indexdef(indexrelid)), '{}') from pg_index
    where indrelid = cut and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u')));
  triggers text[] := (select coalesce(array_agg(pg_get_triggerdef(oid)), '{}') from pg_trigger where tgrelid = cut and not tgisinternal);
  rights text[] := (select coalesce(array_agg(format('grant %s%s on %I to %I', privilege_type,
      case when attname is null then '' else format(' (%I)', attname) end, name, grantee::regrole)), '{}')
    from (select null::name as attname, (aclexplode(relacl)).* from pg_class where oid = cut
      union all select attname, (aclexplode(attacl)).* from pg_attribute where attrelid = cut) as given where grantee <> 0);
  each text;
  next bigint;
begin
  foreach each in array drops loop execute each; end loop;
  execute format('alter table %I rename to %I', name, whole);
  for each in select format('alter table %I drop constraint %I', whole, conname) from pg_constraint
      where conrelid = cut and contype in ('p', 'u') loop execute each; end loop;
  for each in select format('drop index %s', indexrelid::regclass) from pg_index where indrelid = cut loop execute each; end loop;
  execute format('create table %I (like %I including all) partition by hash (ward_id)', name, whole);
  for part in 0..parts - 1 loop
    execute format('create table %I partition of %I for values with (modulus %s, remainder %s)', name || '_' || part, name, parts, part);
  end loop;
  execute format('insert into %I (%s) overriding system value select %s from %I', name, columns, columns, whole);
  if owned is not null then
    execute format('select coalesce(max(%s), 0) + 1 from %I', owned, name) into next;
    execute format('alter table %I alter column %s restart with %s', name, owned, next);
  end if;
  execute format('drop table %I', whole);
  foreach each in array keys || indexes || triggers || rights || foreign_keys loop execute each; end loop;
end $$;

select pg_temp.cut_by_ward(each::regclass, 8)
  from unnest(array['dossiers', 'dossier_steps', 'feedback_items', 'feedback_steps', 'figure_changes']) as each;

commit;
