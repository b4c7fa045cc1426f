-- What is known of the guesses at a user's password: a row for everywhere ('') and one for each of the few networks from
-- which he logged in. Names that nobody has share 256 rows, so that the work is the same; so account_id refers to nothing.
CREATE TABLE login_tally (
    id           uuid        PRIMARY KEY,
    account_id   uuid        NOT NULL,
    network      text        NOT NULL CHECK (length(network) <= 64),
    tries        integer     NOT NULL CHECK (tries >= 0),
    locks        integer     NOT NULL CHECK (locks >= 0),
    tried_at     timestamptz NOT NULL,
    locked_until timestamptz,
    UNIQUE (account_id, network)
) WITH (fillfactor = 80);

-- Who is locked is few; the rest need not be read to find them.
CREATE INDEX account_locked ON account (locked_until) WHERE locked_until IS NOT NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON login_tally TO "${runtime}";
