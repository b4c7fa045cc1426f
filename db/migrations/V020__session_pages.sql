-- The sessions of a user that were not ended, in the order in which they began: a page of them, and what is beyond the most
-- that he may have at an audience, are ranges of an index however many there are. A refresh changes no column of these, so
-- that it still writes to no index.
CREATE INDEX session_not_ended ON session (account_id, id) WHERE ended_at IS NULL;
CREATE INDEX session_not_ended_at ON session (account_id, audience, id) WHERE ended_at IS NULL;
