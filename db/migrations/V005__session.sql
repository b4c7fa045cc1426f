-- A session is a family of refresh tokens: one login, one user, one audience.
CREATE TABLE session (
    id           uuid        PRIMARY KEY,
    account_id   uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    audience     text        NOT NULL REFERENCES audience,
    scope        text        NOT NULL,
    created_at   timestamptz NOT NULL,
    absolute_end timestamptz NOT NULL CHECK (absolute_end > created_at),
    ended_at     timestamptz,
    address      text,
    user_agent   text
);

CREATE INDEX session_of_account ON session (account_id, audience);

-- The generations of a family. Only a keyed hash of a token's secret is here; generations, not clocks, order them.
CREATE TABLE refresh_token (
    session_id  uuid        NOT NULL REFERENCES session ON DELETE CASCADE,
    generation  integer     NOT NULL CHECK (generation >= 1),
    secret_hash bytea       NOT NULL CHECK (octet_length(secret_hash) = 32),
    created_at  timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    used_at     timestamptz,
    PRIMARY KEY (session_id, generation)
);

CREATE UNIQUE INDEX refresh_token_one_live ON refresh_token (session_id) WHERE used_at IS NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON session, refresh_token TO "${runtime}";
