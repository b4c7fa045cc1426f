-- What is asked of the audit: newest first, by type, by a user who acted or to whom something was done. An id begins with the
-- time of its event, so that each of these is one range of an index. Most events are refreshes, of users who act on
-- themselves: the primary key finds them soon enough, and they are spared what others need.
CREATE INDEX audit_event_type ON audit_event (type, id) WHERE type <> 'authn_token_created';
CREATE INDEX audit_event_actor ON audit_event (actor, id);
CREATE INDEX audit_event_target ON audit_event (target, id) WHERE target <> actor;
