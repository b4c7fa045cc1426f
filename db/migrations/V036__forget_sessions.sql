-- Of very many sessions of one user that end together only some are kept as ended, and the others go: a row that changes costs
-- twelve times one that goes. What has ended is not named here: it stays for whoever looks into a dump.
CREATE FUNCTION forget_sessions(of_account uuid, at_audience text, spared uuid, behind uuid, last uuid) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    DELETE FROM "${flyway:defaultSchema}".session
    WHERE account_id = of_account AND (at_audience IS NULL OR audience = at_audience) AND id IS DISTINCT FROM spared
        AND id > behind AND id <= last AND ended_at IS NULL
$$;
REVOKE ALL ON FUNCTION forget_sessions(uuid, text, uuid, uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_sessions(uuid, text, uuid, uuid, uuid) TO "${runtime}";
