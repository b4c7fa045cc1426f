-- Which columns of an event a seal is over. A later version may add some, and the seals of before hold.
ALTER TABLE audit_seal ADD COLUMN version smallint NOT NULL DEFAULT 1 CHECK (version > 0);

CREATE FUNCTION audit_seal_version() RETURNS smallint LANGUAGE sql IMMUTABLE AS $$ SELECT 1::smallint $$;

-- SHA-256 of an event as a version of the seal has it: of the JSON array of its columns, the time in UTC with microseconds.
CREATE FUNCTION audit_event_digest(event audit_event, version smallint) RETURNS bytea LANGUAGE sql STABLE AS $$
    SELECT CASE version WHEN 1 THEN sha256(convert_to(json_build_array(event.id,
        to_char(event.time AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), event.type, event.actor, event.target,
        event.audience, event.session_id, event.jti, event.address, event.outcome, event.reason,
        event.correlation_id)::text, 'UTF8')) END
$$;

-- As in V017 and V030, of a version.
CREATE FUNCTION audit_batch(number bigint, sealed_at timestamptz, from_era integer, from_xid xid8, to_era integer,
    to_xid xid8, before bytea, version smallint, OUT events bigint, OUT digest bytea) LANGUAGE sql STABLE AS $$
    SELECT count(*), sha256(convert_to(json_build_array(audit_batch.number,
            to_char(audit_batch.sealed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), to_era, to_xid::text,
            count(*), encode(before, 'hex'))::text, 'UTF8')
        || coalesce(string_agg("${flyway:defaultSchema}".audit_event_digest(event, audit_batch.version), ''::bytea
            ORDER BY event.id), ''::bytea))
    FROM "${flyway:defaultSchema}".audit_event event
    WHERE (event.era, event.xid) >= (from_era, from_xid) AND (event.era, event.xid) < (to_era, to_xid)
$$;

CREATE OR REPLACE FUNCTION seal_audit(most integer) RETURNS SETOF audit_seal
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '2s' AS $$
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
    SELECT last.era AS era, pg_snapshot_xmin(pg_current_snapshot()) AS xid INTO bound;
    -- In the cluster that wrote them no seal and no visible event is of a transaction to come: this is another cluster.
    IF last.xid > pg_snapshot_xmax(pg_current_snapshot()) OR EXISTS (SELECT 1 FROM "${flyway:defaultSchema}".audit_event e
            WHERE e.era = last.era AND e.xid >= pg_snapshot_xmax(pg_current_snapshot())) THEN
        bound.era := last.era + 1;
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

CREATE OR REPLACE FUNCTION audit_check(first bigint DEFAULT 1) RETURNS TABLE (seal bigint, sealed_at timestamptz, finding text)
    LANGUAGE sql STABLE AS $$
    WITH chain AS (
        SELECT s.*, lag(s.number, 1, 0::bigint) OVER w AS before, lag(s.digest, 1, ''::bytea) OVER w AS digest_before,
            lag(s.era, 1, 0) OVER w AS from_era, lag(s.xid, 1, '0'::xid8) OVER w AS from_xid
        FROM audit_seal s WINDOW w AS (ORDER BY s.number)
    ), found AS (
        SELECT chain.number, chain.sealed_at, CASE
            WHEN chain.version > audit_seal_version() THEN 'the seal is of a later version'
            WHEN chain.before <> chain.number - 1 THEN 'the seal before this one is gone'
            WHEN batch.events <> chain.events
                THEN format('%s events were sealed, %s are there', chain.events, batch.events)
            WHEN batch.digest <> chain.digest THEN 'an event or the seal was changed'
        END AS finding
        FROM chain, audit_batch(chain.number, chain.sealed_at, chain.from_era, chain.from_xid, chain.era, chain.xid,
            chain.digest_before, chain.version) batch
        WHERE chain.number >= first
    )
    SELECT * FROM found WHERE finding IS NOT NULL ORDER BY number
$$;

DROP FUNCTION audit_batch(bigint, timestamptz, integer, xid8, integer, xid8, bytea);
DROP FUNCTION audit_event_digest(audit_event);
