-- The link by which a user sets a password without the one before: one for each user at most, of which only the hash is here. It is good for the
-- version of the user that it was made for.
CREATE TABLE recovery_link (
    account_id uuid        PRIMARY KEY REFERENCES account ON DELETE CASCADE,
    hash       bytea       NOT NULL UNIQUE CHECK (length(hash) = 32),
    version    bigint      NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX recovery_link_over ON recovery_link (expires_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON recovery_link TO "${runtime}";
