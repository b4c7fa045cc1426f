-- What is registered of a client, in the words of RFC 7591 2, as one document. What its security rests on is checked here too: who
-- has no secret is public, acts for nobody but users, must send a PKCE challenge, and gets another refresh token each time. The column enabled stays for nodes of release 0.1.0.
ALTER TABLE client
    ADD COLUMN registration text NOT NULL DEFAULT '{"client_name": "-", "type": "public", "token_endpoint_auth_method": "none",
        "grant_types": [], "require_pkce": true, "rotate_refresh_tokens": true, "enabled": false}',
    ADD COLUMN deleted_at   timestamptz;

UPDATE client SET registration = '{"client_name": "Boxoffice", "type": "public", "token_endpoint_auth_method": "none",
    "grant_types": [], "audiences": {}, "first_party": true, "require_pkce": true, "rotate_refresh_tokens": true, "enabled": true}';

ALTER TABLE client
    ADD CONSTRAINT client_type CHECK (COALESCE(registration::jsonb ->> 'type' IN ('confidential', 'public'), false)),
    ADD CONSTRAINT client_auth_method CHECK (COALESCE(registration::jsonb ->> 'token_endpoint_auth_method' IN
        ('none', 'client_secret_basic', 'client_secret_post', 'private_key_jwt'), false)),
    ADD CONSTRAINT client_public_has_no_secret
        CHECK ((registration::jsonb ->> 'type' = 'public') = (registration::jsonb ->> 'token_endpoint_auth_method' = 'none')),
    ADD CONSTRAINT client_public_is_no_machine
        CHECK (registration::jsonb ->> 'type' = 'confidential' OR NOT registration::jsonb -> 'grant_types' ? 'client_credentials'),
    ADD CONSTRAINT client_public_introspects_nothing
        CHECK (registration::jsonb ->> 'type' = 'confidential' OR registration::jsonb ->> 'resource_server_of' IS NULL),
    ADD CONSTRAINT client_public_needs_pkce
        CHECK (registration::jsonb ->> 'type' = 'confidential' OR COALESCE((registration::jsonb ->> 'require_pkce')::boolean, false)),
    ADD CONSTRAINT client_public_rotates
        CHECK (registration::jsonb ->> 'type' = 'confidential' OR COALESCE((registration::jsonb ->> 'rotate_refresh_tokens')::boolean, false)),
    ADD CONSTRAINT client_built_in_stays CHECK (id <> 'boxoffice' OR deleted_at IS NULL);

-- The id of a client is never given again, in whatever case: what was issued to it names it for ever.
CREATE UNIQUE INDEX client_name ON client (lower(id));

-- Secrets that the server made, as keyed hashes. A client has at most two: the slots say so.
CREATE TABLE client_secret (
    id         uuid        PRIMARY KEY,
    client_id  text        NOT NULL REFERENCES client,
    slot       smallint    NOT NULL CHECK (slot IN (1, 2)),
    hash       bytea       NOT NULL UNIQUE CHECK (length(hash) = 32),
    created_at timestamptz NOT NULL,
    expires_at timestamptz,
    UNIQUE (client_id, slot)
);

ALTER TABLE key_ring DROP CONSTRAINT key_ring_purpose;
ALTER TABLE key_ring ADD CONSTRAINT key_ring_purpose
    CHECK (purpose IN ('signing', 'pepper', 'token', 'successor', 'cursor', 'thumbprint', 'client_secret'));

-- Assertions of clients (RFC 7523 3) that were taken: none is taken twice, on any node.
CREATE TABLE client_assertion (
    hash       bytea       PRIMARY KEY CHECK (length(hash) = 32),
    expires_at timestamptz NOT NULL
);
CREATE INDEX client_assertion_over ON client_assertion (expires_at);

-- Clients whose tokens of before are refused: they were disabled or removed. Rows go when the last such token has expired.
CREATE TABLE revoked_client (
    client_id    text        PRIMARY KEY,
    issued_until timestamptz NOT NULL,
    until        timestamptz NOT NULL
);
CREATE TRIGGER revoked_client_told AFTER INSERT OR UPDATE ON revoked_client
    FOR EACH ROW EXECUTE FUNCTION tell('revocations');

-- A machine's token has neither session nor user, and says so by the nil UUID; one of any client is refused with its client.
ALTER TABLE status_index
    ADD COLUMN client_id text NOT NULL DEFAULT 'boxoffice',
    ADD COLUMN issued_at timestamptz NOT NULL DEFAULT now();
CREATE INDEX status_index_client ON status_index (client_id) WHERE client_id <> 'boxoffice';

CREATE INDEX session_of_client ON session (client_id, id) WHERE ended_at IS NULL AND client_id <> 'boxoffice';

-- A client, a user and an audience never have one name: a token says of its bearer nothing but a text. A client or an audience of a
-- name that is taken is not written, and whoever writes it sees that; a user's name is refused as one that another user has.
CREATE FUNCTION client_name_is_free() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RETURN CASE WHEN EXISTS (SELECT FROM account WHERE username_key = lower(NEW.id))
        OR EXISTS (SELECT FROM audience WHERE name = lower(NEW.id)) THEN NULL ELSE NEW END;
END $$;
CREATE TRIGGER client_name_free BEFORE INSERT ON client FOR EACH ROW EXECUTE FUNCTION client_name_is_free();

CREATE FUNCTION username_is_free() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM client WHERE lower(id) = NEW.username_key) THEN
        RAISE unique_violation USING MESSAGE = 'the name is that of a client';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER account_name_free BEFORE INSERT OR UPDATE OF username_key ON account
    FOR EACH ROW EXECUTE FUNCTION username_is_free();

CREATE FUNCTION audience_name_is_free() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RETURN CASE WHEN EXISTS (SELECT FROM client WHERE lower(id) = NEW.name) THEN NULL ELSE NEW END;
END $$;
CREATE TRIGGER audience_name_free BEFORE INSERT ON audience FOR EACH ROW EXECUTE FUNCTION audience_name_is_free();

GRANT SELECT, INSERT, UPDATE ON client TO "${runtime}";
GRANT SELECT, INSERT, DELETE ON client_secret, client_assertion TO "${runtime}";
GRANT SELECT, INSERT, UPDATE, DELETE ON revoked_client TO "${runtime}";
