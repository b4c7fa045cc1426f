-- What is refused before its time, until the last token that it concerns has expired. For a user it is every session that
-- began until revoked_at. The transaction's id lets a node read what was committed since it looked last.
CREATE TABLE revocation (
    kind       text        NOT NULL CHECK (kind IN ('jti', 'session', 'user')),
    value      text        NOT NULL,
    revoked_at timestamptz NOT NULL,
    until      timestamptz NOT NULL,
    reason     text,
    xid        xid8        NOT NULL DEFAULT pg_current_xact_id(),
    PRIMARY KEY (kind, value)
);

CREATE INDEX revocation_since ON revocation (xid);
CREATE INDEX revocation_over ON revocation (until);

CREATE TRIGGER revocation_told AFTER INSERT OR UPDATE ON revocation
    FOR EACH ROW EXECUTE FUNCTION tell('revocations');

GRANT SELECT, INSERT, UPDATE, DELETE ON revocation TO "${runtime}";
