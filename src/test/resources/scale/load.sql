-- Fills the database of a node with what a large office has; sizes are settings of the connection: scale.users, scale.clients,
-- scale.sessions and scale.events. As a superuser, each statement by itself, no blank line within one. Triggers and references are not asked
-- meanwhile: what is written here keeps their rules. The client load-0 must be there: the others are its copies.
SET session_replication_role = replica;

-- As the partitions count their months.
SET timezone = 'UTC';

SET synchronous_commit = off;

SET maintenance_work_mem = '1GB';

-- Indexes that keep no rule are taken away and made again at the end, of all that is there: row by row those of random values outgrow the
-- buffers, and each row waits for the disk.
CREATE TEMPORARY TABLE made_again AS
SELECT indexrelid::regclass::text AS name, replace(pg_get_indexdef(indexrelid), ' ON ONLY ', ' ON ') AS definition
FROM pg_index WHERE indrelid IN ('session'::regclass, 'audit_event'::regclass) AND NOT indisunique;

DO $$
DECLARE
    index record;
BEGIN
    FOR index IN SELECT * FROM made_again LOOP
        EXECUTE 'DROP INDEX ' || index.name;
    END LOOP;
END $$;

-- The n-th thing of a kind has an id of its time (RFC 9562 5.7), whose other bits are always the same.
CREATE FUNCTION pg_temp.id(moment timestamptz, kind text, n bigint) RETURNS uuid LANGUAGE sql STABLE AS $$
    SELECT (lpad(to_hex(floor(extract(epoch FROM moment) * 1000)::bigint), 12, '0') || '70008'
        || left(md5(kind || n), 15))::uuid
$$;

CREATE FUNCTION pg_temp.size(kind text) RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT current_setting('scale.' || kind)::bigint
$$;

-- Users have come during a year, events during 90 days, sessions since the month began, which is the oldest that has a partition.
CREATE FUNCTION pg_temp.user_id(n bigint) RETURNS uuid LANGUAGE sql STABLE AS $$
    SELECT pg_temp.id(current_date - interval '365 days' + interval '365 days' * (n::float8 / pg_temp.size('users')), 'user', n)
$$;

INSERT INTO account (id, username, username_key, password_hash, roles, created_at)
SELECT pg_temp.user_id(n), 'load-' || n, 'load-' || n, '$argon2id$nobody logs in', '', now()
FROM generate_series(1, pg_temp.size('users')) n;

INSERT INTO account_audience (account_id, audience, scope)
SELECT pg_temp.user_id(n), 'other', 'orders.read' FROM generate_series(1, pg_temp.size('users')) n;

INSERT INTO client (id, created_at, enabled, registration)
SELECT 'load-' || n, first.created_at, first.enabled, first.registration
FROM client first, generate_series(1, pg_temp.size('clients')) n WHERE first.id = 'load-0';

-- Of ten sessions one was ended, and of twenty one is a registered client's.
INSERT INTO session (id, account_id, audience, scope, address, user_agent, created_at, absolute_end, ended_at, generation, secret_hash,
    rotated_at, idle_end, access_jti, access_issued_at, access_expires_at, access_end, client_id, auth_time)
SELECT pg_temp.id(begun, 'session', n), pg_temp.user_id(1 + n % pg_temp.size('users')), 'other', 'orders.read', '192.0.2.' || n % 250,
    'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', begun, begun + interval '30 days',
    CASE WHEN n % 10 = 0 THEN begun + interval '1 second' END, 1 + n % 500, sha256(n::text::bytea),
    begun, begun + interval '30 days', md5('jti' || n), begun, begun + interval '1 hour', begun + interval '1 hour',
    CASE WHEN n % 20 = 1 THEN 'load-' || 1 + n % pg_temp.size('clients') ELSE 'boxoffice' END, begun
FROM generate_series(1, pg_temp.size('sessions')) n,
    LATERAL (SELECT date_trunc('month', now()) + (now() - date_trunc('month', now())) * (n::float8 / pg_temp.size('sessions')) AS begun OFFSET 0) time;

-- One revocation for each hundred sessions.
INSERT INTO revocation (kind, value, revoked_at, until)
SELECT 'session', pg_temp.id(now(), 'revoked', n)::text, now(), now() + interval '1 hour'
FROM generate_series(1, pg_temp.size('sessions') / 100) n;

-- Transactions of 1,000 events: a seal parts none. Of twenty events sixteen are refreshes, two logins, one failed and one the end of a session.
DO $$
DECLARE
    first bigint := 1;
    batch constant bigint := 1000;
BEGIN
    WHILE first <= pg_temp.size('events') LOOP
        INSERT INTO audit_event (id, time, type, actor, target, audience, session_id, jti, address, outcome, reason, correlation_id)
        SELECT pg_temp.id(moment, 'event', n), moment,
            CASE n % 20 WHEN 0 THEN 'authn_login_fail' WHEN 1 THEN 'authn_token_revoked' WHEN 2 THEN 'authn_login_success'
                WHEN 3 THEN 'authn_login_success' ELSE 'authn_token_created' END,
            person, person, 'other', md5('session' || n / 20)::uuid::text, md5('jti' || n),
            '198.51.' || n % 250 || '.' || n / 250 % 250, CASE n % 20 WHEN 0 THEN 'failure' ELSE 'success' END, NULL,
            pg_temp.id(moment, 'request', n)::text
        FROM generate_series(first, least(first + batch - 1, pg_temp.size('events'))) n,
            LATERAL (SELECT current_date - interval '90 days' + interval '90 days' * (n::float8 / pg_temp.size('events')) AS moment,
                pg_temp.user_id(1 + n * 7919 % pg_temp.size('users'))::text AS person OFFSET 0) given;
        COMMIT;
        first := first + batch;
    END LOOP;
END $$;

DO $$
DECLARE
    index record;
BEGIN
    FOR index IN SELECT * FROM made_again LOOP
        EXECUTE index.definition;
        COMMIT;
    END LOOP;
END $$;

RESET session_replication_role;

ANALYZE;
