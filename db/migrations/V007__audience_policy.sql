-- The rest of an audience's policy. NULL means the configured default; a duration is in seconds; the version is the ETag.
ALTER TABLE audience
    ADD COLUMN retry_window    bigint  CHECK (retry_window BETWEEN 0 AND 60),
    ADD COLUMN signing_alg     text    CHECK (signing_alg IN ('RS256', 'PS256', 'ES256', 'EdDSA', 'HS256')),
    ADD COLUMN status_list     boolean NOT NULL DEFAULT false,
    ADD COLUMN max_sessions    integer CHECK (max_sessions > 0),
    ADD COLUMN on_max_sessions text    CHECK (on_max_sessions IN ('reject', 'end_oldest')),
    ADD COLUMN version         bigint  NOT NULL DEFAULT 1;
