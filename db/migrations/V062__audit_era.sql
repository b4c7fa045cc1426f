-- The era that events are added in now: that of the cluster that the last node to start has noted.
CREATE FUNCTION audit_era() RETURNS integer LANGUAGE sql STABLE AS $$
    SELECT pg_catalog.pg_get_expr(d.adbin, d.adrelid)::integer
    FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_attrdef d ON (d.adrelid, d.adnum) = (a.attrelid, a.attnum)
    WHERE a.attrelid = '"${flyway:defaultSchema}".audit_event'::regclass AND a.attname = 'era'
$$;

-- As in V039, of an index whatever the planner takes a range of places for that it is told by parameters: a third of the table. It read all of
-- the table, or all of it by id: with ten million events seven seconds for each seal, and the server gave up on it.
CREATE OR REPLACE FUNCTION audit_batch(number bigint, sealed_at timestamptz, from_era integer, from_xid xid8, to_era integer,
    to_xid xid8, before bytea, version smallint, OUT events bigint, OUT digest bytea)
    LANGUAGE sql STABLE SET enable_seqscan = off AS $$
    WITH batch AS MATERIALIZED (
        SELECT event FROM "${flyway:defaultSchema}".audit_event event
        WHERE (event.era, event.xid) >= (from_era, from_xid) AND (event.era, event.xid) < (to_era, to_xid)
    )
    SELECT count(*), sha256(convert_to(json_build_array(audit_batch.number,
            to_char(audit_batch.sealed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), to_era, to_xid::text,
            count(*), encode(before, 'hex'))::text, 'UTF8')
        || coalesce(string_agg("${flyway:defaultSchema}".audit_event_digest(event, audit_batch.version), ''::bytea
            ORDER BY (event).id), ''::bytea))
    FROM batch
$$;

-- As in V039, but that another cluster is noted once, by the first call, however much there is to seal: what is added from then on
-- comes after all that was restored, so the rest may be sealed while nodes write.
CREATE OR REPLACE FUNCTION seal_audit(most integer) RETURNS SETOF audit_seal
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '2s' SET enable_seqscan = off AS $$
DECLARE
    last    "${flyway:defaultSchema}".audit_seal;
    bound   record;
    further record;
    batch   record;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('seal_audit'));
    SELECT * INTO last FROM "${flyway:defaultSchema}".audit_seal ORDER BY number DESC LIMIT 1;
    IF NOT FOUND THEN
        last := (0, now(), 0, '0', 1, ''::bytea, 1)::"${flyway:defaultSchema}".audit_seal;
    END IF;
    SELECT "${flyway:defaultSchema}".audit_era() AS era, pg_snapshot_xmin(pg_current_snapshot()) AS xid INTO bound;
    -- In the cluster that wrote them no seal and no visible event is of a transaction to come: this is another cluster.
    IF (last.era = bound.era AND last.xid > pg_snapshot_xmax(pg_current_snapshot()))
        OR EXISTS (SELECT 1 FROM "${flyway:defaultSchema}".audit_event e
            WHERE e.era = bound.era AND e.xid >= pg_snapshot_xmax(pg_current_snapshot())) THEN
        bound.era := bound.era + 1;
        EXECUTE format('ALTER TABLE %I.audit_event ALTER COLUMN era SET DEFAULT %s', '${flyway:defaultSchema}', bound.era);
    END IF;
    SELECT e.era, e.xid INTO further FROM "${flyway:defaultSchema}".audit_event e
        WHERE (e.era, e.xid) >= (last.era, last.xid) AND (e.era, e.xid) < (bound.era, bound.xid)
        ORDER BY e.era, e.xid OFFSET most LIMIT 1;
    -- The events of one transaction are never parted.
    IF FOUND AND EXISTS (SELECT 1 FROM "${flyway:defaultSchema}".audit_event e
            WHERE (e.era, e.xid) >= (last.era, last.xid) AND (e.era, e.xid) < (further.era, further.xid)) THEN
        bound := further;
    END IF;
    SELECT * INTO batch FROM "${flyway:defaultSchema}".audit_batch(
        last.number + 1, now(), last.era, last.xid, bound.era, bound.xid, last.digest,
        "${flyway:defaultSchema}".audit_seal_version());
    IF batch.events > 0 THEN
        RETURN QUERY INSERT INTO "${flyway:defaultSchema}".audit_seal
            VALUES (last.number + 1, now(), bound.era, bound.xid, batch.events, batch.digest,
                "${flyway:defaultSchema}".audit_seal_version()) RETURNING *;
    END IF;
END $$;
