-- Keys of every algorithm. A shared secret (HS256) has no public half: it verifies, sealed, as long as its tokens live.
-- The longest life, in seconds, of a token that a key may have signed says how long it stays published.
ALTER TABLE signing_key
    DROP CONSTRAINT signing_key_alg_check,
    DROP CONSTRAINT signing_key_check,
    ALTER COLUMN public_jwk DROP NOT NULL,
    ADD COLUMN longest_token bigint NOT NULL DEFAULT 3600 CHECK (longest_token > 0),
    ADD CONSTRAINT signing_key_alg CHECK (alg IN ('RS256', 'PS256', 'ES256', 'EdDSA', 'HS256')),
    ADD CONSTRAINT signing_key_public CHECK ((alg = 'HS256') = (public_jwk IS NULL)),
    ADD CONSTRAINT signing_key_private CHECK (
        (state IN ('announced', 'active') OR (state = 'retiring' AND alg = 'HS256')) = (sealed_private IS NOT NULL));

-- Says to every node that listens that something of a kind changed: once a transaction, however many rows.
CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('boxoffice', TG_ARGV[0]);
    RETURN NULL;
END $$;

CREATE TRIGGER signing_key_told AFTER INSERT OR UPDATE OR DELETE ON signing_key
    FOR EACH ROW EXECUTE FUNCTION tell('keys');
