-- The wall between wards in the database itself: a query of the application that forgets its ward sees and touches nothing of another's.

-- Which wards the session may touch stands in the setting motcua.wards, which the pool sets before it lends a connection
-- (platform/database/walled-pool.ts): '{7}', '{7,9}', or '*' for every ward. Where it is not set, no row is there.

-- Puts a table behind the wall. A migration that makes a table with a ward_id calls this for it.
create function put_wall(of regclass) returns void language plpgsql as $$
declare
  own constant text := 'ward_id = any ((select nullif(nullif(current_setting(''motcua.wards'', true), ''''), ''*'')::int[])::int[])'
    ' or (select current_setting(''motcua.wards'', true) = ''*'')';
begin
  execute format('alter table %s enable row level security', of);
  execute format('create policy wall on %s to motcua_app using (%s) with check (%2$s)', of, own);
end $$;
revoke execute on function put_wall from public;

select put_wall(c.oid)
from pg_class c
join pg_attribute a on a.attrelid = c.oid and a.attname = 'ward_id' and not a.attisdropped
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p');

-- A view reads with the rights of whoever reads it, else it would look over the wall.
alter view kept_packages set (security_invoker = true);

-- Nobody but the owner makes anything here; before PostgreSQL 15 everybody could.
revoke create on schema public from public;
-- What nothing does.
revoke update on survey_scores from motcua_app;
