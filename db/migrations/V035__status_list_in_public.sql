-- Anybody may read a status list: signed with a shared secret, it is what a stranger can try guesses on.
UPDATE audience SET status_list = false, version = version + 1 WHERE status_list AND signing_alg = 'HS256';

ALTER TABLE audience
    ADD CONSTRAINT audience_status_list_in_public CHECK (NOT status_list OR signing_alg IS DISTINCT FROM 'HS256');
