-- A signing key and its life. The private half is there only while the key may sign, and only sealed.
CREATE TABLE signing_key (
    kid            text        PRIMARY KEY CHECK (kid ~ '^[A-Za-z0-9_-]{1,64}$'),
    audience       text        NOT NULL REFERENCES audience,
    alg            text        NOT NULL CHECK (alg IN ('RS256', 'ES256')),
    state          text        NOT NULL CHECK (state IN ('announced', 'active', 'retiring', 'retired', 'revoked')),
    public_jwk     text        NOT NULL,
    sealed_private bytea,
    created_at     timestamptz NOT NULL,
    announced_at   timestamptz,
    active_at      timestamptz,
    retiring_at    timestamptz,
    published_until timestamptz,
    retired_at     timestamptz,
    revoked_at     timestamptz,
    reason         text,
    CHECK ((state IN ('announced', 'active')) = (sealed_private IS NOT NULL)),
    CHECK (state <> 'active' OR active_at IS NOT NULL),
    CHECK (state <> 'retiring' OR (retiring_at IS NOT NULL AND published_until IS NOT NULL)),
    CHECK (state <> 'retired' OR retired_at IS NOT NULL),
    CHECK (state <> 'revoked' OR revoked_at IS NOT NULL)
);

CREATE UNIQUE INDEX signing_key_one_active ON signing_key (audience) WHERE state = 'active';

GRANT SELECT, INSERT, UPDATE ON signing_key TO "${runtime}";
