-- A function that works as its owner finds by name only what the catalogue has: the temporary schema of who calls it comes last,
-- or PostgreSQL would look there first for tables, and run what is behind them, such as a trigger, as the owner. All else is
-- named with its schema. Beside that nobody but the owner makes temporary objects here: PostgreSQL lets everybody, by default.
DO $$ BEGIN
    IF EXISTS (SELECT 1 FROM pg_database WHERE datname = current_database() AND pg_has_role(datdba, 'USAGE')) THEN
        EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
    END IF;
END $$;

-- As in V010. The time is the database's: with one to come the run-time role would end every session.
CREATE OR REPLACE FUNCTION keep_session_partitions(moment timestamptz) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '2s' AS $$
DECLARE
    day       timestamptz := least(moment, now());
    month     timestamptz;
    partition text;
    living    boolean;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('keep_session_partitions'));
    FOR i IN 0..2 LOOP
        month := (date_trunc('month', day AT TIME ZONE 'UTC') + make_interval(months => i)) AT TIME ZONE 'UTC';
        partition := 'session_' || to_char(month AT TIME ZONE 'UTC', 'YYYYMM');
        IF to_regclass(format('%I.%I', '${flyway:defaultSchema}', partition)) IS NULL
            AND NOT EXISTS (SELECT 1 FROM "${flyway:defaultSchema}".session_default
                WHERE id >= "${flyway:defaultSchema}".uuid_at(month)
                    AND id < "${flyway:defaultSchema}".uuid_at(
                        (month AT TIME ZONE 'UTC' + interval '1 month') AT TIME ZONE 'UTC')) THEN
            EXECUTE format('CREATE TABLE %I.%I PARTITION OF %1$I.session FOR VALUES FROM (%3$L) TO (%4$L) WITH (fillfactor = 80)',
                '${flyway:defaultSchema}', partition, "${flyway:defaultSchema}".uuid_at(month),
                "${flyway:defaultSchema}".uuid_at((month AT TIME ZONE 'UTC' + interval '1 month') AT TIME ZONE 'UTC'));
        END IF;
    END LOOP;
    FOR partition IN
        SELECT relname FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
        WHERE inhparent = '"${flyway:defaultSchema}".session'::regclass AND relname ~ '^session_[0-9]{6}$'
            AND relname < 'session_' || to_char(day AT TIME ZONE 'UTC', 'YYYYMM')
    LOOP
        EXECUTE format('SELECT EXISTS (SELECT 1 FROM %I.%I WHERE absolute_end >= $1)', '${flyway:defaultSchema}', partition)
            INTO living USING day;
        IF NOT living THEN
            EXECUTE format('DROP TABLE %I.%I', '${flyway:defaultSchema}', partition);
        END IF;
    END LOOP;
    DELETE FROM "${flyway:defaultSchema}".session_default WHERE absolute_end < day;
END $$;

-- As in V017, with its schema before each name.
CREATE OR REPLACE FUNCTION audit_batch(number bigint, sealed_at timestamptz, from_era integer, from_xid xid8, to_era integer,
    to_xid xid8, before bytea, OUT events bigint, OUT digest bytea) LANGUAGE sql STABLE AS $$
    SELECT count(*), sha256(convert_to(json_build_array(audit_batch.number,
            to_char(audit_batch.sealed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), to_era, to_xid::text,
            count(*), encode(before, 'hex'))::text, 'UTF8')
        || coalesce(string_agg("${flyway:defaultSchema}".audit_event_digest(event), ''::bytea ORDER BY event.id), ''::bytea))
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
        last := (0, now(), 0, '0', 1, ''::bytea)::"${flyway:defaultSchema}".audit_seal;
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
        last.number + 1, now(), last.era, last.xid, bound.era, bound.xid, last.digest);
    IF batch.events > 0 THEN
        RETURN QUERY INSERT INTO "${flyway:defaultSchema}".audit_seal
            VALUES (last.number + 1, now(), bound.era, bound.xid, batch.events, batch.digest) RETURNING *;
    END IF;
END $$;
