-- What ends many sessions at once is one row: for a user ('user'), or a user at an audience ('grant', the id and the name with
-- a space between). It refuses the tokens of sessions that began until revoked_at, and every token issued until issued_until,
-- whatever session it names; one session may be spared.
ALTER TABLE revocation DROP CONSTRAINT revocation_kind_check;
ALTER TABLE revocation
    ADD COLUMN issued_until timestamptz,
    ADD COLUMN spared       uuid,
    ADD CONSTRAINT revocation_kind CHECK (kind IN ('jti', 'session', 'user', 'grant')),
    ADD CONSTRAINT revocation_bound
        CHECK (kind IN ('user', 'grant') OR (issued_until IS NULL AND spared IS NULL));
UPDATE revocation SET issued_until = least(revoked_at, now()) WHERE kind = 'user';

-- They are read in pages, in the order of their transactions.
DROP INDEX revocation_since;
CREATE INDEX revocation_since ON revocation (xid, kind, value);
