-- The links by which a user sets a password without the one before: one by mail and one by an administrator at most, of which only the hash is
-- here. A link is good for the version of the user that it was made for. What a stranger asks for takes no administrator's away.
CREATE TABLE recovery_link (
    account_id uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    made       text        NOT NULL CHECK (char_length(made) <= 32),
    hash       bytea       NOT NULL UNIQUE CHECK (length(hash) = 32),
    version    bigint      NOT NULL,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (account_id, made)
);
CREATE INDEX recovery_link_over ON recovery_link (expires_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON recovery_link TO "${runtime}";
