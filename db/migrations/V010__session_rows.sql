-- One row a session, rewritten by each refresh: generations, not clocks, order a family, and only a keyed hash of the
-- living token's secret is here. The secrets of a family are a chain under a key of the ring, so a genuine old token is
-- told from a made-up one without a row of its own. Sessions of before end with this migration.
DROP TABLE refresh_token;
DROP TABLE session;

ALTER TABLE key_ring DROP CONSTRAINT key_ring_purpose_check;
ALTER TABLE key_ring
    ADD CONSTRAINT key_ring_purpose CHECK (purpose IN ('signing', 'pepper', 'token', 'successor', 'cursor'));

CREATE TABLE session (
    id                uuid        PRIMARY KEY,
    account_id        uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    audience          text        NOT NULL REFERENCES audience,
    scope             text        NOT NULL,
    address           text,
    user_agent        text,
    created_at        timestamptz NOT NULL,
    absolute_end      timestamptz NOT NULL CHECK (absolute_end > created_at),
    ended_at          timestamptz,
    generation        integer     NOT NULL CHECK (generation >= 1),
    secret_hash       bytea       NOT NULL CHECK (octet_length(secret_hash) = 32),
    rotated_at        timestamptz NOT NULL,
    idle_end          timestamptz NOT NULL,
    -- The access token that went out with the living refresh token, and the last end of any that went out before.
    access_jti        text        NOT NULL CHECK (access_jti ~ '^[A-Za-z0-9_-]{1,64}$'),
    access_issued_at  timestamptz NOT NULL,
    access_expires_at timestamptz NOT NULL,
    access_end        timestamptz NOT NULL
) PARTITION BY RANGE (id);

CREATE INDEX session_of_account ON session (account_id, audience);

-- Takes what no month's partition holds: the session of a node whose clock is far off.
CREATE TABLE session_default PARTITION OF session DEFAULT WITH (fillfactor = 80);

-- The lowest UUID version 7 of a time: its first 48 bits are milliseconds (RFC 9562 5.7).
CREATE FUNCTION uuid_at(moment timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT (lpad(to_hex((extract(epoch FROM moment) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid
$$;

-- Makes the partitions of this month and the next two, and drops each past month whose last session has met its absolute
-- end. The run-time role owns no table: it may only ask for this.
CREATE FUNCTION keep_session_partitions(moment timestamptz) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET lock_timeout = '2s' AS $$
DECLARE
    month     timestamptz;
    partition text;
    living    boolean;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('keep_session_partitions'));
    FOR i IN 0..2 LOOP
        month := (date_trunc('month', moment AT TIME ZONE 'UTC') + make_interval(months => i)) AT TIME ZONE 'UTC';
        partition := 'session_' || to_char(month AT TIME ZONE 'UTC', 'YYYYMM');
        IF to_regclass(quote_ident(partition)) IS NULL
            AND NOT EXISTS (SELECT 1 FROM session_default
                WHERE id >= uuid_at(month)
                    AND id < uuid_at((month AT TIME ZONE 'UTC' + interval '1 month') AT TIME ZONE 'UTC')) THEN
            EXECUTE format('CREATE TABLE %I PARTITION OF session FOR VALUES FROM (%L) TO (%L) WITH (fillfactor = 80)',
                partition, uuid_at(month), uuid_at((month AT TIME ZONE 'UTC' + interval '1 month') AT TIME ZONE 'UTC'));
        END IF;
    END LOOP;
    FOR partition IN
        SELECT relname FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
        WHERE inhparent = 'session'::regclass AND relname ~ '^session_[0-9]{6}$'
            AND relname < 'session_' || to_char(moment AT TIME ZONE 'UTC', 'YYYYMM')
    LOOP
        EXECUTE format('SELECT EXISTS (SELECT 1 FROM %I WHERE absolute_end >= $1)', partition) INTO living USING moment;
        IF NOT living THEN
            EXECUTE format('DROP TABLE %I', partition);
        END IF;
    END LOOP;
    DELETE FROM session_default WHERE absolute_end < moment;
END $$;

SELECT keep_session_partitions(now());

REVOKE ALL ON FUNCTION keep_session_partitions(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION keep_session_partitions(timestamptz) TO "${runtime}";
GRANT SELECT, INSERT, UPDATE ON session TO "${runtime}";
