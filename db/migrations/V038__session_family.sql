-- For which client a session is, how its user showed who they are, and what its tokens are bound to. A session of before was begun
-- with a password by the built-in client; its auth_time is when it was created.
ALTER TABLE session
    ADD COLUMN client_id  text NOT NULL DEFAULT 'boxoffice' REFERENCES client,
    ADD COLUMN auth_time  timestamptz,
    ADD COLUMN amr        text NOT NULL DEFAULT 'pwd' CHECK (amr ~ '^[a-z]+( [a-z]+)*$'),
    ADD COLUMN acr        text NOT NULL DEFAULT 'aal1' CHECK (acr IN ('aal1', 'aal2')),
    ADD COLUMN jkt        text CHECK (jkt ~ '^[A-Za-z0-9_-]{43}$'),
    ADD COLUMN sign_in_id uuid;
