-- The thumbprint of a key (RFC 7638, SHA-256; a keyed hash of a shared secret): a key that is or was here never comes again under
-- another id, whatever became of it. Of keys of before that are the same the first has it. A shared secret of before has none: it is sealed.
ALTER TABLE key_ring DROP CONSTRAINT key_ring_purpose;
ALTER TABLE key_ring ADD CONSTRAINT key_ring_purpose
    CHECK (purpose IN ('signing', 'pepper', 'token', 'successor', 'cursor', 'thumbprint'));

ALTER TABLE signing_key ADD COLUMN thumbprint text CHECK (thumbprint ~ '^[A-Za-z0-9_-]{43}$');

WITH canonical AS (
    SELECT kid, created_at, CASE jwk ->> 'kty'
        WHEN 'RSA' THEN format('{"e":"%s","kty":"RSA","n":"%s"}', jwk ->> 'e', jwk ->> 'n')
        WHEN 'EC' THEN format('{"crv":"%s","kty":"EC","x":"%s","y":"%s"}', jwk ->> 'crv', jwk ->> 'x', jwk ->> 'y')
        WHEN 'OKP' THEN format('{"crv":"%s","kty":"OKP","x":"%s"}', jwk ->> 'crv', jwk ->> 'x') END AS text
    FROM (SELECT kid, created_at, public_jwk::jsonb AS jwk FROM signing_key) key
), first AS (
    SELECT DISTINCT ON (text) kid, text FROM canonical WHERE text IS NOT NULL ORDER BY text, created_at, kid
)
UPDATE signing_key
SET thumbprint = rtrim(translate(encode(sha256(convert_to(first.text, 'UTF8')), 'base64'), '+/', '-_'), '=')
FROM first WHERE first.kid = signing_key.kid;

CREATE UNIQUE INDEX signing_key_one_thumbprint ON signing_key (thumbprint);
