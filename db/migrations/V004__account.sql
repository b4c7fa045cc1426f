-- Users. A username is unique in its normalised form (NFKC, case-folded); roles are separated by one space.
CREATE TABLE account (
    id            uuid        PRIMARY KEY,
    username      text        NOT NULL,
    username_key  text        NOT NULL UNIQUE,
    password_hash text        NOT NULL CHECK (password_hash LIKE '$argon2id$%'),
    roles         text        NOT NULL CHECK (roles ~ '^([a-z][a-z0-9_.-]*( [a-z][a-z0-9_.-]*)*)?$'),
    tenant        text,
    claims        text        NOT NULL DEFAULT '{}',
    enabled       boolean     NOT NULL DEFAULT true,
    locked_until  timestamptz,
    created_at    timestamptz NOT NULL
);

-- The audiences granted to a user, each with the scopes granted there, separated by one space.
CREATE TABLE account_audience (
    account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
    audience   text NOT NULL REFERENCES audience,
    scope      text NOT NULL DEFAULT '',
    PRIMARY KEY (account_id, audience)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON account, account_audience TO "${runtime}";
