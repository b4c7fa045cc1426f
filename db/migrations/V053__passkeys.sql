-- Passkeys (WebAuthn Level 3): their public keys, which are no secret. The id is unique over all users. sign_count only grows, and
-- backup_eligible never changes.
CREATE TABLE passkey (
    id              uuid        PRIMARY KEY,
    account_id      uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    credential_id   bytea       NOT NULL UNIQUE CHECK (length(credential_id) BETWEEN 1 AND 1023),
    attested        bytea       NOT NULL CHECK (length(attested) <= 2048),
    sign_count      bigint      NOT NULL CHECK (sign_count BETWEEN 0 AND 4294967295),
    backup_eligible boolean     NOT NULL,
    backed_up       boolean     NOT NULL,
    verified        boolean     NOT NULL,
    transports      text        NOT NULL CHECK (char_length(transports) <= 64),
    name            text        CHECK (char_length(name) BETWEEN 1 AND 64),
    created_at      timestamptz NOT NULL,
    used_at         timestamptz,
    CHECK (backup_eligible OR NOT backed_up)
);
CREATE INDEX passkey_account ON passkey (account_id);

-- What authenticators know a user by: random, so that it tells nobody who they are. It stays when passkeys go.
CREATE TABLE passkey_handle (
    account_id uuid  PRIMARY KEY REFERENCES account ON DELETE CASCADE,
    handle     bytea NOT NULL UNIQUE CHECK (length(handle) = 32)
);

-- Challenges that wait for their answer, one at each place: a login, an authorization request or a session. Of the challenge only a
-- hash is here.
CREATE TABLE passkey_challenge (
    place      bytea       PRIMARY KEY CHECK (length(place) = 32),
    hash       bytea       NOT NULL CHECK (length(hash) = 32),
    ceremony   text        NOT NULL CHECK (ceremony IN ('create', 'get')),
    account_id uuid        REFERENCES account ON DELETE CASCADE,
    expires_at timestamptz NOT NULL
);
CREATE INDEX passkey_challenge_over ON passkey_challenge (expires_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON passkey, passkey_challenge TO "${runtime}";
GRANT SELECT, INSERT ON passkey_handle TO "${runtime}";
