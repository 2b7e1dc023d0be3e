#!/bin/sh
# Patroni runs it once, on the first leader, with the superuser's connection string. The application's owner is no superuser: it may make
# the role that the application works as (migration 0001), and owns its database.
set -eu
psql --quiet --no-psqlrc --set ON_ERROR_STOP=1 "$1" <<'SQL'
\getenv password MOTCUA_OWNER_PASSWORD
create role motcua_owner login createrole password :'password';
create database motcua owner motcua_owner;
SQL
