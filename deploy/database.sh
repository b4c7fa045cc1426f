#!/usr/bin/env bash
# Run once by the PostgreSQL image, on an empty volume: the two roles and the database of docs/operations.md.
set -euo pipefail
psql -X -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d postgres <<'SQL'
\set owner `cat /run/secrets/db-owner.password`
\set runtime `cat /run/secrets/db.password`
CREATE ROLE boxoffice_owner LOGIN PASSWORD :'owner'   NOSUPERUSER NOCREATEDB NOCREATEROLE;
CREATE ROLE boxoffice       LOGIN PASSWORD :'runtime' NOSUPERUSER NOCREATEDB NOCREATEROLE;
CREATE DATABASE boxoffice OWNER boxoffice_owner ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE boxoffice FROM PUBLIC;
GRANT CONNECT ON DATABASE boxoffice TO boxoffice;
\connect boxoffice
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
SQL
