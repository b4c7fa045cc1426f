-- Keys that sign ID tokens, one for each algorithm. They have no audience. Nodes of release 0.1.0 look after every key that is
-- announced, active or retiring, and each must be some audience's: so these have other words for the same states, and are not seen there.
ALTER TABLE signing_key
    ALTER COLUMN audience DROP NOT NULL,
    DROP CONSTRAINT signing_key_state_check,
    DROP CONSTRAINT signing_key_private,
    ADD CONSTRAINT signing_key_state CHECK (
        (audience IS NOT NULL AND state IN ('announced', 'active', 'retiring', 'retired', 'revoked'))
        OR (audience IS NULL AND alg <> 'HS256'
            AND state IN ('id_announced', 'id_active', 'id_retiring', 'retired', 'revoked'))),
    ADD CONSTRAINT signing_key_private CHECK (
        (state IN ('announced', 'active', 'id_announced', 'id_active') OR (state = 'retiring' AND alg = 'HS256'))
        = (sealed_private IS NOT NULL)),
    ADD CONSTRAINT signing_key_id_times CHECK (
        (state <> 'id_active' OR active_at IS NOT NULL)
        AND (state <> 'id_retiring' OR (retiring_at IS NOT NULL AND published_until IS NOT NULL)));

CREATE UNIQUE INDEX signing_key_one_active_of_id_tokens ON signing_key (alg) WHERE state = 'id_active';
