-- Devices that wait for their user to allow them on another one (RFC 8628). Of the device code only the hash is here; the user code is as the
-- person types it, for it must be found by that. A row stays for an hour after its end, so that a device that comes late is told so.
CREATE TABLE device_request (
    hash           bytea       PRIMARY KEY CHECK (length(hash) = 32),
    client_id      text        NOT NULL REFERENCES client,
    parameters     text        NOT NULL CHECK (char_length(parameters) <= 16384),
    jkt            text        CHECK (jkt ~ '^[A-Za-z0-9_-]{43}$'),
    user_code      text        NOT NULL UNIQUE CHECK (user_code ~ '^[BCDFGHJKLMNPQRSTVWXZ]{8}$'),
    address        text        NOT NULL CHECK (char_length(address) <= 64),
    created_at     timestamptz NOT NULL,
    expires_at     timestamptz NOT NULL,
    opened         integer     NOT NULL DEFAULT 0 CHECK (opened BETWEEN 0 AND 10),
    poll_interval  integer     NOT NULL DEFAULT 5 CHECK (poll_interval BETWEEN 5 AND 600),
    polled_at      timestamptz,
    decided_at     timestamptz,
    account_id     uuid        REFERENCES account ON DELETE CASCADE,
    audience       text,
    scope          text,
    identity_scope text,
    auth_time      timestamptz,
    amr            text        CHECK (amr ~ '^[a-z]+( [a-z]+)*$'),
    acr            text        CHECK (acr IN ('aal1', 'aal2')),
    redeemed_at    timestamptz,
    CHECK (num_nonnulls(account_id, audience, scope, identity_scope, auth_time, amr, acr) IN (0, 7)),
    CHECK (account_id IS NULL OR decided_at IS NOT NULL),
    CHECK (redeemed_at IS NULL OR account_id IS NOT NULL)
);
CREATE INDEX device_request_of_client ON device_request (client_id, expires_at);
CREATE INDEX device_request_over ON device_request (expires_at);

-- Wrong user codes of a browser and of a network, by a hash of either, within ten minutes.
CREATE TABLE user_code_tally (
    who      bytea       PRIMARY KEY CHECK (length(who) = 32),
    tries    integer     NOT NULL CHECK (tries >= 0),
    begun_at timestamptz NOT NULL
);
CREATE INDEX user_code_tally_over ON user_code_tally (begun_at);

-- The device that a waiting request is about; null where a browser brought it for itself.
ALTER TABLE authorization_request ADD COLUMN device bytea CHECK (length(device) = 32);

GRANT SELECT, INSERT, UPDATE, DELETE ON device_request, user_code_tally TO "${runtime}";
