-- The DPoP proofs that were taken (RFC 9449 11.1), each by half of a SHA-256 over its key and its jti, until none of them could be
-- taken again. A row lives for two minutes.
CREATE TABLE dpop_proof (
    id    uuid        PRIMARY KEY,
    until timestamptz NOT NULL
);

CREATE INDEX dpop_proof_over ON dpop_proof (until);

-- What is deleted is locked first, which takes the right to change a column.
GRANT SELECT, INSERT, DELETE, UPDATE (until) ON dpop_proof TO "${runtime}";
