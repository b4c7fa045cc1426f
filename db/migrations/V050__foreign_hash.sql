-- A user from elsewhere has the hash of their password that was made there, sealed, until their first good login replaces it. A node
-- of the release before finds that no password is the one of it.
ALTER TABLE account DROP CONSTRAINT account_password_hash_check;
ALTER TABLE account ADD CONSTRAINT account_password_hash_check
    CHECK (password_hash LIKE '$argon2id$%' OR password_hash LIKE 'foreign:%');

ALTER TABLE key_ring DROP CONSTRAINT key_ring_purpose;
ALTER TABLE key_ring ADD CONSTRAINT key_ring_purpose
    CHECK (purpose IN ('signing', 'pepper', 'token', 'successor', 'cursor', 'thumbprint', 'client_secret', 'foreign_hash'));
