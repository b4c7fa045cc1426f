package io.boxoffice.authorization;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Confirmation;
import io.boxoffice.oauth.RandomSecret;
import io.boxoffice.oauth.SessionId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Authorization codes (RFC 6749 4.1.2, 4.1.3), inside the caller's transaction: each is redeemed once, on whatever node. */
@Dependent
public class Codes {
    /** What a look at a presented code came to. */
    public sealed interface Look permits Good, Again, AnotherTarget, Refused {}

    /** It is good for whoever presents it, and nobody else can redeem it before the transaction ends. */
    public record Good(RandomSecret code, CodeGrant grant) implements Look {}

    /** It was redeemed before, and whoever comes is its client with the right verifier: somebody else may have been, too. */
    public record Again(CodeGrant grant, Optional<SessionId> given) implements Look {}

    /** It is good, and another audience is named than the one that it is for: it stays as it was. */
    public record AnotherTarget() implements Look {}

    /**
     * It is not good for whoever presents it, and nothing happens by that (OAuth 2.1 4.1.3).
     *
     * @param reason for the operator only
     */
    public record Refused(String reason) implements Look {}

    /**
     * Who presents a code, with what.
     *
     * @param client who it is, which was shown
     * @param redirectUri the one that is named, if one is
     * @param shown the key that is shown
     * @param target the audience that is named, if one is
     */
    public record Presented(
            String code,
            ClientId client,
            Optional<String> redirectUri,
            Optional<String> verifier,
            Optional<Confirmation> shown,
            Optional<Audience> target) {
        @Override
        public String toString() {
            return "Presented[client=" + client + "]";
        }
    }

    /** RFC 6749 4.1.2 lets a code live ten minutes; FAPI 2.0 5.3.2.1 one. */
    static final Duration LIFE = Duration.ofSeconds(60);

    private static final Duration KEPT = Duration.ofHours(1);

    private static final String REDEEM = """
            UPDATE authorization_code SET redeemed_at = ?1, session_id = CAST(?2 AS uuid)
            WHERE hash = ?3 AND redeemed_at IS NULL""";

    private static final String PURGE = """
            WITH gone AS MATERIALIZED (
                SELECT hash FROM authorization_code WHERE expires_at < ?1 ORDER BY expires_at LIMIT ?2 FOR UPDATE SKIP LOCKED)
            DELETE FROM authorization_code USING gone WHERE authorization_code.hash = gone.hash""";

    @PersistenceContext
    EntityManager entities;

    @Inject
    Clock clock;

    /** A new code. */
    public RandomSecret issue(CodeGrant grant) {
        RandomSecret code = RandomSecret.random();
        entities.persist(new StoredCode(code, grant, clock.instant(), LIFE));
        return code;
    }

    /** Whether a text is a code that was made for a client, be it good, used or over. */
    public boolean isOf(String code, ClientId client) {
        return RandomSecret.parse(code)
                .map(text -> entities.find(StoredCode.class, text.hash()))
                .filter(stored -> stored.grant().client().equals(client))
                .isPresent();
    }

    /** Looks at a code that is presented. Of any number who come at once each sees what the one before made of it: they wait for its row. */
    public Look look(Presented presented) {
        Optional<RandomSecret> code = RandomSecret.parse(presented.code());
        Optional<StoredCode> found =
                code.map(text -> entities.find(StoredCode.class, text.hash(), LockModeType.PESSIMISTIC_WRITE));
        if (found.isEmpty()) {
            return new Refused("unknown");
        }
        CodeGrant grant = found.get().grant();
        Optional<Look> refused = flaw(grant, presented).map(Refused::new);
        return refused.or(() -> anotherTarget(grant, presented))
                .orElseGet(() -> used(found.get(), grant).orElseGet(() -> new Good(code.orElseThrow(), grant)));
    }

    private static Optional<Look> anotherTarget(CodeGrant grant, Presented presented) {
        return presented
                .target()
                .filter(target -> !target.equals(grant.audience()))
                .map(_ -> new AnotherTarget());
    }

    private Optional<Look> used(StoredCode stored, CodeGrant grant) {
        if (stored.isRedeemed()) {
            return Optional.of(new Again(grant, stored.session()));
        }
        return stored.isOverAt(clock.instant()) ? Optional.of(new Refused("expired")) : Optional.empty();
    }

    private static Optional<String> flaw(CodeGrant grant, Presented presented) {
        if (!grant.client().equals(presented.client())) {
            return Optional.of("of another client");
        }
        if (presented
                .redirectUri()
                .filter(uri -> !uri.equals(grant.redirectUri()))
                .isPresent()) {
            return Optional.of("another redirect URI");
        }
        if (!Pkce.isVerified(grant.challenge(), presented.verifier())) {
            return Optional.of("wrong verifier");
        }
        boolean isKeyShown = grant.boundTo().isEmpty() || grant.boundTo().equals(presented.shown());
        return isKeyShown ? Optional.empty() : Optional.of("key not shown");
    }

    /**
     * Redeems a good code, once.
     *
     * @param given the session that it gives, which ends if the code comes back; nothing where it gives none
     */
    public void redeem(Good good, Optional<SessionId> given) {
        int redeemed = entities.createNativeQuery(REDEEM)
                .setParameter(1, clock.instant())
                .setParameter(2, given.map(SessionId::toString).orElse(null))
                .setParameter(3, good.code().hash())
                .executeUpdate();
        if (redeemed != 1) {
            throw new IllegalStateException("a code was redeemed while it was held");
        }
    }

    /** Deletes some of those that nobody can mean any more; whether there may be more. */
    boolean purge(int count) {
        return entities.createNativeQuery(PURGE)
                        .setParameter(1, clock.instant().minus(KEPT))
                        .setParameter(2, count)
                        .executeUpdate()
                == count;
    }
}
