-- The APIs that a token can be good for. A NULL lifetime, in seconds, means the configured default.
CREATE TABLE audience (
    name                   text        PRIMARY KEY CHECK (name ~ '^[a-z][a-z0-9-]{0,62}$'),
    description            text        NOT NULL DEFAULT '',
    access_token_lifetime  bigint      CHECK (access_token_lifetime > 0),
    refresh_token_idle     bigint      CHECK (refresh_token_idle > 0),
    refresh_token_absolute bigint      CHECK (refresh_token_absolute > 0),
    created_at             timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE audience_scope (
    audience text NOT NULL REFERENCES audience,
    scope    text NOT NULL CHECK (scope ~ '^[!#-\[\]-~]{1,64}$'),
    PRIMARY KEY (audience, scope)
);

INSERT INTO audience (name, description) VALUES
    ('server', 'One''s own account and the administration'),
    ('other', 'The shop');

INSERT INTO audience_scope (audience, scope) VALUES
    ('other', 'orders.read'),
    ('other', 'orders.write');

GRANT SELECT, INSERT, UPDATE ON audience TO "${runtime}";
GRANT SELECT, INSERT, DELETE ON audience_scope TO "${runtime}";
