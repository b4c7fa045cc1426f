-- What is asked of the audit: newest first, by type, by a user who acted or to whom something was done. An id begins with the
-- time of its event, so that each of these is one range of an index. Most events are of a user who acts on himself.
CREATE INDEX audit_event_type ON audit_event (type, id);
CREATE INDEX audit_event_actor ON audit_event (actor, id);
CREATE INDEX audit_event_target ON audit_event (target, id) WHERE target <> actor;
