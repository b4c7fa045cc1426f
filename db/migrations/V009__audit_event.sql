-- What happened, for ever: the run-time role adds and reads, and nobody changes or removes a row.
CREATE TABLE audit_event (
    id             uuid        PRIMARY KEY,
    time           timestamptz NOT NULL,
    type           text        NOT NULL CHECK (type ~ '^[a-z][a-z_]{0,63}$'),
    actor          text        NOT NULL,
    target         text,
    audience       text,
    session_id     text,
    jti            text,
    address        text,
    outcome        text        NOT NULL CHECK (outcome IN ('success', 'failure')),
    reason         text,
    correlation_id text
);

CREATE FUNCTION audit_event_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit events are never changed or removed';
END $$;

CREATE TRIGGER audit_event_stays BEFORE UPDATE OR DELETE ON audit_event
    FOR EACH ROW EXECUTE FUNCTION audit_event_stays();
CREATE TRIGGER audit_event_stays_whole BEFORE TRUNCATE ON audit_event
    FOR EACH STATEMENT EXECUTE FUNCTION audit_event_stays();

GRANT SELECT, INSERT ON audit_event TO "${runtime}";
