-- An audience is known by its name and, where it has one, by its resource (RFC 8707 2), an absolute URI; the key is the URI as it is
-- compared, so that no two are the same. Which of the two stands in the claim aud of its tokens is in aud; NULL is the name.
ALTER TABLE audience
    ADD COLUMN resource     text CHECK (resource ~ '^https://[!-~]+$' AND char_length(resource) <= 512),
    ADD COLUMN resource_key text UNIQUE,
    ADD COLUMN aud          text CHECK (aud IN ('name', 'resource'));

-- What a scope means, in words for those who are asked to consent.
ALTER TABLE audience_scope ADD COLUMN description text NOT NULL DEFAULT '';

GRANT UPDATE ON audience_scope TO "${runtime}";

-- Administration by machines, and by users who are no administrators.
INSERT INTO audience_scope (audience, scope, description) VALUES
    ('server', 'users.read', 'See the users'),
    ('server', 'users.write', 'Create, change and remove users'),
    ('server', 'keys.read', 'See the signing keys'),
    ('server', 'keys.write', 'Import, rotate and revoke signing keys'),
    ('server', 'audiences.read', 'See the audiences'),
    ('server', 'audiences.write', 'Register and change audiences'),
    ('server', 'clients.read', 'See the clients'),
    ('server', 'clients.write', 'Register, change and remove clients'),
    ('server', 'sessions.read', 'See the sessions of users'),
    ('server', 'sessions.write', 'End the sessions of users, and revoke tokens'),
    ('server', 'audit.read', 'Read the audit'),
    ('server', 'audit.write', 'Have the audit written and sealed'),
    ('server', 'config.read', 'Read the configuration'),
    ('server', 'config.write', 'Change the configuration')
ON CONFLICT DO NOTHING;

-- The audience of userinfo is nobody's API. An audience of this name that an operator has registered would be granted to everybody.
DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM audience WHERE name = 'userinfo') THEN
        RAISE EXCEPTION 'There is an audience named userinfo, and from this version on the name is taken: give your API another one first.';
    END IF;
END $$;

INSERT INTO audience (name, description) VALUES ('userinfo', 'Who you are');

INSERT INTO audience_scope (audience, scope, description) VALUES
    ('userinfo', 'openid', 'Know that it is you'),
    ('userinfo', 'profile', 'See your name'),
    ('userinfo', 'email', 'See your e-mail address');

-- What userinfo and ID tokens tell of a user (OpenID Connect Core 5.1).
ALTER TABLE account
    ADD COLUMN name           text CHECK (char_length(name) <= 200),
    ADD COLUMN email          text CHECK (char_length(email) <= 254),
    ADD COLUMN email_verified boolean NOT NULL DEFAULT false;
