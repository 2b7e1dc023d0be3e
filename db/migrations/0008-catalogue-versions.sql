-- New versions of procedures come in by an officer's decision, from an export of the national database. A version is
-- never changed; the one before it only gets its end.
grant insert on procedure_versions to motcua_app;
grant update (valid_until) on procedure_versions to motcua_app;
grant insert, update on ward_procedures to motcua_app;
