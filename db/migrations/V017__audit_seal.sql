-- The place of an event: the transaction that added it, and the era, which is another one after a dump was restored into a
-- cluster that counts its transactions from a lower number. The run-time role does not choose it.
ALTER TABLE audit_event
    ADD COLUMN era integer NOT NULL DEFAULT 0,
    ADD COLUMN xid xid8    NOT NULL DEFAULT '0';
ALTER TABLE audit_event ALTER COLUMN xid SET DEFAULT pg_current_xact_id();
CREATE INDEX audit_event_place ON audit_event (era, xid);
REVOKE INSERT ON audit_event FROM "${runtime}";
GRANT INSERT (id, time, type, actor, target, audience, session_id, jti, address, outcome, reason, correlation_id)
    ON audit_event TO "${runtime}";

-- A seal is over every event whose place is below its own and not below that of the seal before, and over that seal.
CREATE TABLE audit_seal (
    number    bigint      PRIMARY KEY CHECK (number > 0),
    sealed_at timestamptz NOT NULL,
    era       integer     NOT NULL,
    xid       xid8        NOT NULL,
    events    bigint      NOT NULL CHECK (events > 0),
    digest    bytea       NOT NULL CHECK (octet_length(digest) = 32)
);

CREATE OR REPLACE FUNCTION audit_event_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are never changed or removed', TG_TABLE_NAME;
END $$;

CREATE TRIGGER audit_seal_stays BEFORE UPDATE OR DELETE ON audit_seal
    FOR EACH ROW EXECUTE FUNCTION audit_event_stays();
CREATE TRIGGER audit_seal_stays_whole BEFORE TRUNCATE ON audit_seal
    FOR EACH STATEMENT EXECUTE FUNCTION audit_event_stays();

-- SHA-256 of an event: of the JSON array of its columns, the time in UTC with microseconds.
CREATE FUNCTION audit_event_digest(event audit_event) RETURNS bytea LANGUAGE sql STABLE AS $$
    SELECT sha256(convert_to(json_build_array(event.id,
        to_char(event.time AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), event.type, event.actor, event.target,
        event.audience, event.session_id, event.jti, event.address, event.outcome, event.reason,
        event.correlation_id)::text, 'UTF8'))
$$;

-- The number of events from one place up to another, and the SHA-256 of a seal over them: of the JSON array of its number,
-- time and place, the number of events and the digest before in hexadecimal digits, followed by the digests of the events
-- in the order of their ids.
CREATE FUNCTION audit_batch(number bigint, sealed_at timestamptz, from_era integer, from_xid xid8, to_era integer,
    to_xid xid8, before bytea, OUT events bigint, OUT digest bytea) LANGUAGE sql STABLE AS $$
    SELECT count(*), sha256(convert_to(json_build_array(audit_batch.number,
            to_char(audit_batch.sealed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), to_era, to_xid::text,
            count(*), encode(before, 'hex'))::text, 'UTF8')
        || coalesce(string_agg(audit_event_digest(event), ''::bytea ORDER BY event.id), ''::bytea))
    FROM audit_event event
    WHERE (event.era, event.xid) >= (from_era, from_xid) AND (event.era, event.xid) < (to_era, to_xid)
$$;

-- Seals what every transaction that is over has added since the last seal, up to about `most` events, and gives the seal;
-- nothing if there is nothing to seal. What a transaction adds that is not over yet falls into a later seal: nobody but
-- another sealing waits. The run-time role may only ask for this.
CREATE FUNCTION seal_audit(most integer) RETURNS SETOF audit_seal
    LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET lock_timeout = '2s' AS $$
DECLARE
    last    audit_seal;
    bound   record;
    further record;
    batch   record;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('seal_audit'));
    SELECT * INTO last FROM audit_seal ORDER BY number DESC LIMIT 1;
    IF NOT FOUND THEN
        last := (0, now(), 0, '0', 1, ''::bytea)::audit_seal;
    END IF;
    SELECT last.era AS era, pg_snapshot_xmin(pg_current_snapshot()) AS xid INTO bound;
    -- In the cluster that wrote them no seal and no visible event is of a transaction to come: this is another cluster.
    IF last.xid > pg_snapshot_xmax(pg_current_snapshot()) OR EXISTS (SELECT 1 FROM audit_event e
            WHERE e.era = last.era AND e.xid >= pg_snapshot_xmax(pg_current_snapshot())) THEN
        bound.era := last.era + 1;
        EXECUTE format('ALTER TABLE audit_event ALTER COLUMN era SET DEFAULT %s', bound.era);
    END IF;
    SELECT e.era, e.xid INTO further FROM audit_event e
        WHERE (e.era, e.xid) >= (last.era, last.xid) AND (e.era, e.xid) < (bound.era, bound.xid)
        ORDER BY e.era, e.xid OFFSET most LIMIT 1;
    -- The events of one transaction are never parted.
    IF FOUND AND EXISTS (SELECT 1 FROM audit_event e
            WHERE (e.era, e.xid) >= (last.era, last.xid) AND (e.era, e.xid) < (further.era, further.xid)) THEN
        bound := further;
    END IF;
    SELECT * INTO batch FROM audit_batch(last.number + 1, now(), last.era, last.xid, bound.era, bound.xid, last.digest);
    IF batch.events > 0 THEN
        RETURN QUERY INSERT INTO audit_seal
            VALUES (last.number + 1, now(), bound.era, bound.xid, batch.events, batch.digest) RETURNING *;
    END IF;
END $$;

-- What is wrong with the seals from one on, the one before it being trusted; no row if nothing is.
CREATE FUNCTION audit_check(first bigint DEFAULT 1) RETURNS TABLE (seal bigint, sealed_at timestamptz, finding text)
    LANGUAGE sql STABLE AS $$
    WITH chain AS (
        SELECT s.*, lag(s.number, 1, 0::bigint) OVER w AS before, lag(s.digest, 1, ''::bytea) OVER w AS digest_before,
            lag(s.era, 1, 0) OVER w AS from_era, lag(s.xid, 1, '0'::xid8) OVER w AS from_xid
        FROM audit_seal s WINDOW w AS (ORDER BY s.number)
    ), found AS (
        SELECT chain.number, chain.sealed_at, CASE
            WHEN chain.before <> chain.number - 1 THEN 'the seal before this one is gone'
            WHEN batch.events <> chain.events
                THEN format('%s events were sealed, %s are there', chain.events, batch.events)
            WHEN batch.digest <> chain.digest THEN 'an event or the seal was changed'
        END AS finding
        FROM chain, audit_batch(chain.number, chain.sealed_at, chain.from_era, chain.from_xid, chain.era, chain.xid,
            chain.digest_before) batch
        WHERE chain.number >= first
    )
    SELECT * FROM found WHERE finding IS NOT NULL ORDER BY number
$$;

REVOKE ALL ON FUNCTION seal_audit(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION seal_audit(integer) TO "${runtime}";
GRANT SELECT ON audit_seal TO "${runtime}";

-- What was written before has the place of no transaction, the lowest.
DO $$ BEGIN
    PERFORM seal_audit(1);
END $$;
