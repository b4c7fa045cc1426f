-- The use of a refresh token in one statement: of any number of presentations of one token exactly one is told true, and the event of
-- that one is written with it. Who decides what is written is the server; this compares and writes. When a session was rotated is
-- told by the database's clock, so that all nodes measure the retry window alike; a token that stays good (its generation is the
-- next one, too) is not rotated. It gives up on a lock before the server gives up on it, or it would use a token that nobody is answered for.
CREATE FUNCTION use_session(of_session uuid, living integer, next_generation integer, next_hash bytea, next_waypoints bytea,
    next_idle_end timestamptz, jti text, issued_at timestamptz, expires_at timestamptz,
    actor text, address text, correlation text) RETURNS boolean LANGUAGE plpgsql SET lock_timeout = '1500ms' AS $$
DECLARE
    used_user     uuid;
    used_audience text;
BEGIN
    UPDATE session SET generation = next_generation, secret_hash = next_hash,
        waypoints = coalesce(next_waypoints, waypoints),
        rotated_at = CASE WHEN next_generation = living THEN rotated_at ELSE clock_timestamp() END,
        idle_end = next_idle_end, access_jti = jti, access_issued_at = issued_at, access_expires_at = expires_at,
        access_end = greatest(access_end, expires_at)
    WHERE id = of_session AND generation = living AND ended_at IS NULL
    RETURNING account_id, audience INTO used_user, used_audience;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    INSERT INTO audit_event (type, actor, target, audience, session_id, jti, address, outcome, correlation_id)
    VALUES ('authn_token_created', use_session.actor, used_user, used_audience, of_session, use_session.jti,
        use_session.address, 'success', correlation);
    RETURN true;
END $$;
