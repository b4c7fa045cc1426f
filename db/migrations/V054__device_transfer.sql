-- Sessions that a signed-in device passes on to another one (RFC 10027). Of the code in the picture and of the ticket of whoever redeemed it
-- only hashes are here. session_id names the session that asked; it refers to nothing, for the rows of sessions go by the month.
CREATE TABLE device_transfer (
    id              uuid        PRIMARY KEY,
    code_hash       bytea       NOT NULL UNIQUE CHECK (length(code_hash) = 32),
    account_id      uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    account_version bigint      NOT NULL,
    session_id      uuid        NOT NULL,
    audience        text        NOT NULL,
    scope           text        NOT NULL,
    auth_time       timestamptz NOT NULL,
    amr             text        NOT NULL CHECK (amr ~ '^[a-z]+( [a-z]+)*$'),
    acr             text        NOT NULL CHECK (acr IN ('aal1', 'aal2')),
    created_at      timestamptz NOT NULL,
    expires_at      timestamptz NOT NULL,
    redeemed_at     timestamptz,
    ticket_hash     bytea       UNIQUE CHECK (length(ticket_hash) = 32),
    number          integer     CHECK (number BETWEEN 10 AND 99),
    device_name     text        CHECK (char_length(device_name) BETWEEN 1 AND 64),
    address         text        CHECK (char_length(address) <= 64),
    user_agent      text        CHECK (char_length(user_agent) <= 200),
    poll_interval   integer     NOT NULL DEFAULT 2 CHECK (poll_interval BETWEEN 2 AND 600),
    polled_at       timestamptz,
    decided_at      timestamptz,
    approved        boolean     NOT NULL DEFAULT false,
    completed_at    timestamptz,
    CHECK (num_nonnulls(redeemed_at, ticket_hash, number, device_name, address) IN (0, 5)),
    CHECK (decided_at IS NULL OR redeemed_at IS NOT NULL),
    CHECK (NOT approved OR decided_at IS NOT NULL),
    CHECK (completed_at IS NULL OR approved)
);
CREATE INDEX device_transfer_of_account ON device_transfer (account_id, expires_at);
CREATE INDEX device_transfer_over ON device_transfer (expires_at);

-- What the user of a device that was signed in by another one calls it.
ALTER TABLE session ADD COLUMN device_name text CHECK (char_length(device_name) BETWEEN 1 AND 64);

GRANT SELECT, INSERT, UPDATE, DELETE ON device_transfer TO "${runtime}";
