-- Who asks for tokens (RFC 6749 2). The one client that is built in is that of /auth; the id of a client never has the shape of a
-- user's id, nor is it one of the audit's own actors, so that no client is ever taken for either (RFC 9068 5).
CREATE TABLE client (
    id         text        PRIMARY KEY CHECK (id ~ '^[A-Za-z0-9._-]{1,64}$'
                               AND id !~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' AND id NOT IN ('system', 'anonymous')),
    enabled    boolean     NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL,
    version    bigint      NOT NULL DEFAULT 1
);

INSERT INTO client (id, created_at) VALUES ('boxoffice', now());

GRANT SELECT ON client TO "${runtime}";
