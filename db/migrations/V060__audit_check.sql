-- Seals in their order from one on, the one before it being trusted, each with what is wrong with it: `most` of them, and
-- none more once they are over `most_events` events; NULL bounds nothing.
CREATE FUNCTION audit_seals(first bigint, most bigint, most_events bigint)
    RETURNS TABLE (number bigint, sealed_at timestamptz, events bigint, digest bytea, finding text)
    LANGUAGE sql STABLE AS $$
    WITH few AS (
        SELECT s.* FROM audit_seal s
        WHERE s.number >= coalesce((SELECT max(b.number) FROM audit_seal b WHERE b.number < first), first)
        ORDER BY s.number LIMIT most + 1
    ), chain AS (
        SELECT few.*, lag(few.number, 1, 0::bigint) OVER w AS before, lag(few.digest, 1, ''::bytea) OVER w AS digest_before,
            lag(few.era, 1, 0) OVER w AS from_era, lag(few.xid, 1, '0'::xid8) OVER w AS from_xid,
            sum(few.events) FILTER (WHERE few.number >= first) OVER w - few.events AS events_before
        FROM few WINDOW w AS (ORDER BY few.number)
    )
    SELECT chain.number, chain.sealed_at, chain.events, chain.digest, CASE
        WHEN chain.version > audit_seal_version() THEN 'the seal is of a later version'
        WHEN chain.before <> chain.number - 1 THEN 'the seal before this one is gone'
        WHEN batch.events <> chain.events
            THEN format('%s events were sealed, %s are there', chain.events, batch.events)
        WHEN batch.digest <> chain.digest THEN 'an event or the seal was changed'
    END
    FROM chain, audit_batch(chain.number, chain.sealed_at,
        -- Where seals are gone there is no telling how many events are between, and nothing to compare them with.
        CASE WHEN chain.before = chain.number - 1 THEN chain.from_era ELSE chain.era END,
        CASE WHEN chain.before = chain.number - 1 THEN chain.from_xid ELSE chain.xid END,
        chain.era, chain.xid, chain.digest_before, chain.version) batch
    WHERE chain.number >= first AND (most_events IS NULL OR chain.events_before < most_events)
    ORDER BY chain.number LIMIT most
$$;

-- As in V039.
CREATE OR REPLACE FUNCTION audit_check(first bigint DEFAULT 1) RETURNS TABLE (seal bigint, sealed_at timestamptz, finding text)
    LANGUAGE sql STABLE AS $$
    SELECT number, sealed_at, finding FROM audit_seals(first, NULL, NULL) WHERE finding IS NOT NULL ORDER BY number
$$;

-- How many events no seal is over yet, `most` at the most, and since when.
CREATE FUNCTION audit_unsealed(most bigint, OUT events bigint, OUT since timestamptz) LANGUAGE sql STABLE AS $$
    SELECT count(*), min(event.time)
    FROM (SELECT 0::bigint AS number, 0 AS era, '0'::xid8 AS xid UNION ALL SELECT number, era, xid FROM audit_seal
            ORDER BY number DESC LIMIT 1) last,
        LATERAL (SELECT e.time FROM audit_event e WHERE (e.era, e.xid) >= (last.era, last.xid)
            ORDER BY e.era, e.xid LIMIT most) event
$$;
