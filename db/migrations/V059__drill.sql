-- Keys that stand in a key set for a drill and sign nothing: nobody has their private halves.
CREATE TABLE decoy_key (
    kid        text        PRIMARY KEY CHECK (kid ~ '^[A-Za-z0-9_-]{1,64}$'),
    audience   text        NOT NULL REFERENCES audience,
    public_jwk text        NOT NULL,
    until      timestamptz NOT NULL
);
CREATE TRIGGER decoy_key_told AFTER INSERT OR UPDATE OR DELETE ON decoy_key
    FOR EACH ROW EXECUTE FUNCTION tell('keys');

-- Indexes of a status list that no token ever had: revoked, so that it shows who has read it.
CREATE TABLE status_canary (
    jti        text        PRIMARY KEY CHECK (jti ~ '^[A-Za-z0-9_-]{1,64}$'),
    list       integer     NOT NULL REFERENCES status_list,
    expires_at timestamptz NOT NULL
);

-- Drills, one of a kind at a time at an audience. The thing is the decoy's kid, or the canary's jti.
CREATE TABLE drill (
    id       uuid        PRIMARY KEY,
    audience text        NOT NULL REFERENCES audience,
    kind     text        NOT NULL CHECK (kind IN ('rotation', 'revocation')),
    thing    text        NOT NULL CHECK (thing ~ '^[A-Za-z0-9_-]{1,64}$'),
    begun_at timestamptz NOT NULL,
    ends_at  timestamptz NOT NULL CHECK (ends_at > begun_at),
    ended_at timestamptz
);
CREATE UNIQUE INDEX drill_open ON drill (audience, kind) WHERE ended_at IS NULL;
CREATE INDEX drill_of_audience ON drill (audience, id);
CREATE INDEX drill_begun ON drill (begun_at);

CREATE TABLE drill_reading (
    drill_id uuid NOT NULL REFERENCES drill ON DELETE CASCADE,
    verifier text NOT NULL CHECK (verifier ~ '^[a-z][a-z0-9-]{0,62}$'),
    read_at  timestamptz,
    PRIMARY KEY (drill_id, verifier)
);

GRANT SELECT, INSERT, DELETE ON decoy_key, status_canary TO "${runtime}";
GRANT SELECT, INSERT, UPDATE, DELETE ON drill, drill_reading TO "${runtime}";
GRANT DELETE ON verifier_sighting TO "${runtime}";
