package io.boxoffice.signing;

import com.nimbusds.jose.jwk.JWK;
import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.audience.Audiences;
import io.boxoffice.fixture.HandMovedClock;
import io.boxoffice.fixture.KnownAudiences;
import io.boxoffice.fixture.Wiring;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.KeyId;
import io.boxoffice.oauth.SigningAlg;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The signing of one node on an empty database, with one audience {@code a} whose keys are of P-256. */
final class KeyStore {
    static final Audience A = new Audience("a");
    static final Duration ROTATION = Duration.ofDays(30);
    static final Duration ANNOUNCE = Duration.ofHours(1);
    static final Duration TOKEN_LIFE = Duration.ofMinutes(10);

    /** Until an active key's last token has expired, at the node that learnt last of its end and by the slowest clock. */
    static final Duration PUBLISHED = TOKEN_LIFE.plusSeconds(10);

    final Wiring wiring = new Wiring();
    final KnownAudiences audiences = new KnownAudiences(wiring.database());
    final AudiencePolicy policy = audiences.put(KnownAudiences.plain("a", SigningAlg.ES256));
    final KeyPlan plan = KeyPlan.of(policy);
    final KeyRotator rotations;
    final KeyTransactions service;
    final KeyService stored;
    final Keys keys;
    final HandMovedClock clock = wiring.clock();

    /** Without keys of ID tokens, which most stories are not about. */
    KeyStore() {
        this(List.of());
    }

    KeyStore(List<SigningAlg> idTokenAlgs) {
        wiring.put(Audiences.class, audiences).put(KeyPlans.class, new FewPlans(audiences, idTokenAlgs));
        rotations = wiring.get(KeyRotator.class);
        service = wiring.get(KeyTransactions.class);
        stored = wiring.get(KeyService.class);
        keys = wiring.get(Keys.class);
    }

    private static final class FewPlans extends KeyPlans {
        private final List<SigningAlg> algs;

        @SuppressWarnings("UnnecessaryAssignment") // no container injects here
        FewPlans(Audiences audiences, List<SigningAlg> algs) {
            this.audiences = audiences;
            this.algs = algs;
        }

        @Override
        List<SigningAlg> idTokenAlgs() {
            return algs;
        }
    }

    /** One more node of the same database. */
    Keys otherNode() {
        Wiring other = new Wiring(wiring).put(Audiences.class, audiences);
        return other.get(Keys.class);
    }

    /** The id of the key that signs for an audience now. */
    String signer(Audience audience) {
        String token = keys.sign(audience, Map.of("sub", "x"));
        return stored.after("", 100).stream()
                .map(KeyRecord::kid)
                .filter(kid -> keys.trusted(new KeyId(kid))
                        .filter(key -> key.verifies(token))
                        .isPresent())
                .findFirst()
                .orElseThrow();
    }

    KeyRecord record(String kid) {
        return stored.find(new KeyId(kid)).orElseThrow();
    }

    boolean hasPrivateHalf(String kid) {
        return wiring.database()
                .text("SELECT sealed_private IS NOT NULL FROM signing_key WHERE kid = ?", kid)
                .equals("t");
    }

    Instant publishedUntil(String kid) {
        return Instant.ofEpochSecond(Long.parseLong(wiring.database()
                .text("SELECT extract(epoch FROM published_until)::bigint FROM signing_key WHERE kid = ?", kid)));
    }

    /** How many events of a type tell of a target. */
    String events(String type, String target) {
        return wiring.database().text("SELECT count(*) FROM audit_event WHERE type = ? AND target = ?", type, target);
    }

    String reason(String type, String target) {
        return wiring.database()
                .text("SELECT audience || ': ' || reason FROM audit_event WHERE type = ? AND target = ?", type, target);
    }

    void awaitAWaiter() throws InterruptedException {
        wiring.database().awaitAWaiter();
    }

    static JWK fresh() {
        return NewKey.of(SigningAlg.ES256, 2048);
    }
}
