-- The keyed hashes of every 4,096th token of a session, the latest 64: however old a genuine used token is, it is known by
-- following it to the next of them, and ends the session.
ALTER TABLE session
    ADD COLUMN waypoints bytea NOT NULL DEFAULT ''
        CHECK (octet_length(waypoints) % 32 = 0 AND octet_length(waypoints) <= 2048);
