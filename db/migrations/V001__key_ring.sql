-- One random key for each purpose, sealed under the master key, which never comes here.
CREATE TABLE key_ring (
    purpose    text        PRIMARY KEY CHECK (purpose IN ('signing', 'pepper', 'token', 'cursor')),
    sealed     bytea       NOT NULL CHECK (octet_length(sealed) = 61),
    created_at timestamptz NOT NULL
);

GRANT SELECT, INSERT, UPDATE ON key_ring TO "${runtime}";
