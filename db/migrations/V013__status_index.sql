-- The status lists: one for each audience that has, or had, status_list on.
CREATE TABLE status_list (
    id       integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    audience text    NOT NULL UNIQUE REFERENCES audience
);

-- Which token has which index. It refers to nothing: a row outlives session and user, so that the token's status stays, and
-- a reference to its list would have every mint lock the same row.
CREATE TABLE status_index (
    list       integer     NOT NULL,
    idx        integer     NOT NULL CHECK (idx BETWEEN 0 AND 2097151),
    jti        text        NOT NULL UNIQUE,
    session_id uuid        NOT NULL,
    account_id uuid        NOT NULL,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (list, idx)
);

-- A list is built from the few that are revoked, not from all that live; a purge takes the oldest.
CREATE INDEX status_index_session ON status_index (session_id);
CREATE INDEX status_index_account ON status_index (account_id);
CREATE INDEX status_index_expires ON status_index (expires_at);

GRANT SELECT, INSERT ON status_list TO "${runtime}";
GRANT SELECT, INSERT, UPDATE, DELETE ON status_index TO "${runtime}";
