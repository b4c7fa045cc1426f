-- What else is asked of the audit, newest first: what failed, what one request did, what came from an address. Most events
-- succeeded: the primary key finds those soon enough.
CREATE INDEX audit_event_failure ON audit_event (id) WHERE outcome = 'failure';
CREATE INDEX audit_event_correlation ON audit_event (correlation_id, id) WHERE correlation_id IS NOT NULL;
CREATE INDEX audit_event_address ON audit_event (address, id) WHERE address IS NOT NULL;
