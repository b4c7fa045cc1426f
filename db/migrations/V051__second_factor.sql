-- Seeds of one-time codes (RFC 6238), sealed under the key ring. A user has one, and perhaps a second one that they have not confirmed
-- yet. last_step is that of the last code that was taken: only later ones are good.
CREATE TABLE totp (
    id           uuid        PRIMARY KEY,
    account_id   uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    seed         bytea       NOT NULL CHECK (length(seed) BETWEEN 49 AND 128),
    created_at   timestamptz NOT NULL,
    confirmed_at timestamptz,
    used_at      timestamptz,
    last_step    bigint      NOT NULL DEFAULT -1
);
CREATE UNIQUE INDEX totp_confirmed ON totp (account_id) WHERE confirmed_at IS NOT NULL;
CREATE UNIQUE INDEX totp_pending ON totp (account_id) WHERE confirmed_at IS NULL;

-- Recovery codes: each is good once. Of a code only a keyed hash is here.
CREATE TABLE recovery_code (
    account_id uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    hash       bytea       NOT NULL CHECK (length(hash) = 32),
    created_at timestamptz NOT NULL,
    used_at    timestamptz,
    PRIMARY KEY (account_id, hash)
);

-- Wrong second factors of a user since the last right one, apart from wrong passwords.
CREATE TABLE factor_tally (
    account_id   uuid        PRIMARY KEY REFERENCES account ON DELETE CASCADE,
    failures     integer     NOT NULL CHECK (failures >= 0),
    locks        integer     NOT NULL CHECK (locks >= 0),
    locked_until timestamptz
);

-- Logins whose password was right and whose second factor is due. Of the secret by which one is continued only the hash is here.
CREATE TABLE half_login (
    hash            bytea       PRIMARY KEY CHECK (length(hash) = 32),
    channel         text        NOT NULL CHECK (channel IN ('api', 'page')),
    account_id      uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    account_version bigint      NOT NULL,
    auth_time       timestamptz NOT NULL,
    amr             text        NOT NULL CHECK (amr ~ '^[a-z]+( [a-z]+)*$'),
    asked           text        NOT NULL CHECK (char_length(asked) <= 16384),
    expires_at      timestamptz NOT NULL
);
CREATE INDEX half_login_over ON half_login (expires_at);

-- Whether a user has a factor besides the password: kept with the user, who is read at every sign-in anyway.
ALTER TABLE account ADD COLUMN second_factor boolean NOT NULL DEFAULT false;

-- Whether an audience asks for a second factor; null is "if_enrolled".
ALTER TABLE audience ADD COLUMN second_factor text CHECK (second_factor IN ('off', 'if_enrolled', 'required'));

GRANT SELECT, INSERT, UPDATE, DELETE ON totp, recovery_code, factor_tally, half_login TO "${runtime}";

ALTER TABLE key_ring DROP CONSTRAINT key_ring_purpose;
ALTER TABLE key_ring ADD CONSTRAINT key_ring_purpose
    CHECK (purpose IN ('signing', 'pepper', 'token', 'successor', 'cursor', 'thumbprint', 'client_secret', 'foreign_hash', 'factor_seed',
        'recovery_code'));
