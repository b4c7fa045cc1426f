-- A browser in which a user is signed in. It has a cookie, of which only the hash is here; each login gives it another one. Its id is
-- the sid of ID tokens (OpenID Connect Back-Channel Logout 2.1).
CREATE TABLE sign_in (
    id           uuid        PRIMARY KEY,
    hash         bytea       NOT NULL UNIQUE CHECK (length(hash) = 32),
    account_id   uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    auth_time    timestamptz NOT NULL,
    amr          text        NOT NULL CHECK (amr ~ '^[a-z]+( [a-z]+)*$'),
    acr          text        NOT NULL CHECK (acr IN ('aal1', 'aal2')),
    created_at   timestamptz NOT NULL,
    used_at      timestamptz NOT NULL,
    absolute_end timestamptz NOT NULL,
    ended_at     timestamptz
);
CREATE INDEX sign_in_of_account ON sign_in (account_id) WHERE ended_at IS NULL;
CREATE INDEX sign_in_over ON sign_in (absolute_end);

-- Which clients know of a sign-in: they are told when it ends.
CREATE TABLE sign_in_client (
    sign_in_id uuid NOT NULL REFERENCES sign_in ON DELETE CASCADE,
    client_id  text NOT NULL REFERENCES client,
    PRIMARY KEY (sign_in_id, client_id)
);

-- Authorization requests (RFC 6749 4.1.1) that wait for a person, and pushed ones (RFC 9126): one row each, so that two tabs are two.
-- Of its handle only the hash is here, and of the browser that it belongs to as well; a pushed one belongs to none before it is opened.
CREATE TABLE authorization_request (
    hash       bytea       PRIMARY KEY CHECK (length(hash) = 32),
    client_id  text        NOT NULL REFERENCES client,
    parameters text        NOT NULL CHECK (char_length(parameters) <= 65536),
    jkt        text        CHECK (jkt ~ '^[A-Za-z0-9_-]{43}$'),
    browser    bytea       CHECK (length(browser) = 32),
    sign_in_id uuid,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    done_at    timestamptz
);
CREATE INDEX authorization_request_over ON authorization_request (expires_at);

-- Authorization codes (RFC 6749 4.1.2): each is redeemed once. It stays for a while after that, so that a second use is known.
CREATE TABLE authorization_code (
    hash           bytea       PRIMARY KEY CHECK (length(hash) = 32),
    client_id      text        NOT NULL REFERENCES client,
    account_id     uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    sign_in_id     uuid        NOT NULL,
    audience       text        NOT NULL,
    scope          text        NOT NULL,
    identity_scope text        NOT NULL,
    redirect_uri   text        NOT NULL,
    challenge      text        CHECK (challenge ~ '^[A-Za-z0-9_-]{43}$'),
    jkt            text        CHECK (jkt ~ '^[A-Za-z0-9_-]{43}$'),
    nonce          text        CHECK (char_length(nonce) <= 1024),
    id_claims      text        NOT NULL,
    auth_time      timestamptz NOT NULL,
    amr            text        NOT NULL CHECK (amr ~ '^[a-z]+( [a-z]+)*$'),
    acr            text        NOT NULL CHECK (acr IN ('aal1', 'aal2')),
    expires_at     timestamptz NOT NULL,
    redeemed_at    timestamptz,
    session_id     uuid
);
CREATE INDEX authorization_code_over ON authorization_code (expires_at);

-- What a user has allowed a client at an audience: scopes with one space between them.
CREATE TABLE consent (
    account_id uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    client_id  text        NOT NULL REFERENCES client,
    audience   text        NOT NULL,
    scope      text        NOT NULL,
    given_at   timestamptz NOT NULL,
    PRIMARY KEY (account_id, client_id, audience)
);

-- What a session's ID tokens tell, and offline_access, by which it outlives its sign-in.
ALTER TABLE session ADD COLUMN identity_scope text NOT NULL DEFAULT '';
CREATE INDEX session_of_sign_in ON session (sign_in_id) WHERE sign_in_id IS NOT NULL AND ended_at IS NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in, authorization_request, authorization_code, consent TO "${runtime}";
GRANT SELECT, INSERT ON sign_in_client TO "${runtime}";

-- Whoever deletes rows that others may be deleting locks them first, which takes the right to change them.
GRANT UPDATE (expires_at) ON client_assertion TO "${runtime}";
