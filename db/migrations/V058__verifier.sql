-- The services that read the key set and the status list of an audience each at an address of its own: their names, a space between two.
ALTER TABLE audience ADD COLUMN verifiers text NOT NULL DEFAULT ''
    CHECK (verifiers ~ '^([a-z][a-z0-9-]{0,62}( [a-z][a-z0-9-]{0,62}){0,15})?$');

-- When a verifier was last given the key set, and the status list.
CREATE TABLE verifier_fetch (
    audience   text        NOT NULL REFERENCES audience,
    verifier   text        NOT NULL CHECK (verifier ~ '^[a-z][a-z0-9-]{0,62}$'),
    source     text        NOT NULL CHECK (source IN ('key_set', 'status_list')),
    fetched_at timestamptz NOT NULL,
    PRIMARY KEY (audience, verifier, source)
);

-- What stood in what it was given: since when, and since when no more.
CREATE TABLE verifier_sighting (
    audience text        NOT NULL REFERENCES audience,
    verifier text        NOT NULL CHECK (verifier ~ '^[a-z][a-z0-9-]{0,62}$'),
    source   text        NOT NULL CHECK (source IN ('key_set', 'status_list')),
    thing    text        NOT NULL CHECK (thing ~ '^[A-Za-z0-9_-]{1,64}$'),
    seen_at  timestamptz NOT NULL,
    gone_at  timestamptz,
    PRIMARY KEY (audience, verifier, source, thing)
);

-- Which keys were revoked and when, for the measure of how long verifiers had them after that.
CREATE TABLE withdrawn_key (
    audience     text        NOT NULL REFERENCES audience,
    kid          text        NOT NULL CHECK (kid ~ '^[A-Za-z0-9_-]{1,64}$'),
    withdrawn_at timestamptz NOT NULL,
    PRIMARY KEY (audience, kid)
);

GRANT SELECT, INSERT, UPDATE ON verifier_fetch, verifier_sighting TO "${runtime}";
GRANT SELECT, INSERT ON withdrawn_key TO "${runtime}";
