-- A client may be registered by a document of its own (OAuth Client ID Metadata Document): then the document's address is its id, so that
-- whatever names the client names it as the client does. Such a client is public, and nobody vouches for it: it is never first-party.
ALTER TABLE client
    DROP CONSTRAINT client_id_check,
    ADD CONSTRAINT client_id_shape CHECK (
        (id ~ '^[A-Za-z0-9._-]{1,64}$' AND id !~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' AND id NOT IN ('system', 'anonymous'))
        OR (id ~ '^https://[a-z0-9.-]+(:[0-9]+)?/[!-~]*$' AND char_length(id) <= 256)),
    ADD CONSTRAINT client_of_a_document_is_public CHECK (
        id NOT LIKE 'https://%'
        OR (registration::jsonb ->> 'type' = 'public' AND NOT COALESCE((registration::jsonb ->> 'first_party')::boolean, false)));

-- Names are never given again, in whatever case; of addresses two that differ in case alone are two.
DROP INDEX client_name;
CREATE UNIQUE INDEX client_name ON client (lower(id)) WHERE id NOT LIKE 'https://%';

-- No user and no audience can have the name of such a client, for none has a colon; only names are looked for.
CREATE OR REPLACE FUNCTION client_name_is_free() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RETURN CASE WHEN NEW.id NOT LIKE 'https://%' AND (EXISTS (SELECT FROM account WHERE username_key = lower(NEW.id))
        OR EXISTS (SELECT FROM audience WHERE name = lower(NEW.id))) THEN NULL ELSE NEW END;
END $$;

CREATE OR REPLACE FUNCTION username_is_free() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM client WHERE lower(id) = NEW.username_key AND id NOT LIKE 'https://%') THEN
        RAISE unique_violation USING MESSAGE = 'the name is that of a client';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION audience_name_is_free() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RETURN CASE WHEN EXISTS (SELECT FROM client WHERE lower(id) = NEW.name AND id NOT LIKE 'https://%') THEN NULL ELSE NEW END;
END $$;

-- Until when what was read of a document is good. It goes with its client, once nothing refers to that.
CREATE TABLE client_document (
    client_id  text        PRIMARY KEY REFERENCES client ON DELETE CASCADE CHECK (client_id LIKE 'https://%'),
    fetched_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL CHECK (expires_at > fetched_at)
);
CREATE INDEX client_document_over ON client_document (expires_at);

-- Whether anything refers to a client that is to go is asked of each table, here too where the table is long.
CREATE INDEX session_of_any_client ON session (client_id) WHERE client_id <> 'boxoffice';
CREATE INDEX consent_of_client ON consent (client_id);
CREATE INDEX sign_in_client_of_client ON sign_in_client (client_id);

-- Deletes up to `most` of the clients whose documents were good until `before` and that nothing refers to; how many. One that was disabled or
-- removed stays, for that is to last. The run-time role may only ask for this: it deletes no client by itself.
CREATE FUNCTION purge_client_documents(before timestamptz, most integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '2s' AS $$
DECLARE
    gone integer;
BEGIN
    -- Materialized, or the planner may look for the few once for each row.
    WITH unused AS MATERIALIZED (
        SELECT c.id FROM "${flyway:defaultSchema}".client_document d JOIN "${flyway:defaultSchema}".client c ON c.id = d.client_id
        WHERE d.expires_at < least(before, now())
            AND c.deleted_at IS NULL AND c.registration::jsonb ->> 'enabled' = 'true'
            AND NOT EXISTS (SELECT FROM "${flyway:defaultSchema}".session s WHERE s.client_id = c.id AND s.client_id <> 'boxoffice')
            AND NOT EXISTS (SELECT FROM "${flyway:defaultSchema}".consent s WHERE s.client_id = c.id)
            AND NOT EXISTS (SELECT FROM "${flyway:defaultSchema}".sign_in_client s WHERE s.client_id = c.id)
            AND NOT EXISTS (SELECT FROM "${flyway:defaultSchema}".logout_notice s WHERE s.client_id = c.id)
            AND NOT EXISTS (SELECT FROM "${flyway:defaultSchema}".authorization_request s WHERE s.client_id = c.id)
            AND NOT EXISTS (SELECT FROM "${flyway:defaultSchema}".authorization_code s WHERE s.client_id = c.id)
        ORDER BY d.expires_at LIMIT most FOR UPDATE OF c SKIP LOCKED)
    DELETE FROM "${flyway:defaultSchema}".client c USING unused WHERE c.id = unused.id;
    GET DIAGNOSTICS gone = ROW_COUNT;
    RETURN gone;
END $$;

GRANT SELECT, INSERT, UPDATE ON client_document TO "${runtime}";
REVOKE ALL ON FUNCTION purge_client_documents(timestamptz, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION purge_client_documents(timestamptz, integer) TO "${runtime}";
