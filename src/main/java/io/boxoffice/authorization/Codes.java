package io.boxoffice.authorization;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Confirmation;
import io.boxoffice.oauth.RandomSecret;
import io.boxoffice.oauth.SessionId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** Authorization codes (RFC 6749 4.1.2, 4.1.3, RFC 7636 4.6), inside the caller's transaction: each is redeemed once, on whatever node. */
@Dependent
public class Codes {
    /** What the presentation of a code came to. */
    public sealed interface Redemption permits Redeemed, Again, AnotherTarget, Refused {}

    /** It was good, and is good no more; once for each code. */
    public record Redeemed(CodeGrant grant) implements Redemption {}

    /** It was redeemed before, and whoever comes is its client with the right verifier: somebody else may have been, too. */
    public record Again(CodeGrant grant, Optional<SessionId> given) implements Redemption {}

    /** It is good, and another audience is named than the one that it is for: it stays as it was. */
    public record AnotherTarget() implements Redemption {}

    /**
     * It is not good for whoever presents it, and nothing happens by that (OAuth 2.1 4.1.3).
     *
     * @param reason for the operator only
     */
    public record Refused(String reason) implements Redemption {}

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
    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    private static final String REDEEM = """
            UPDATE authorization_code SET redeemed_at = ?1 WHERE hash = ?2 AND redeemed_at IS NULL AND expires_at > ?1""";

    private static final String GAVE = "UPDATE authorization_code SET session_id = ?1 WHERE hash = ?2";

    private static final String PURGE = """
            DELETE FROM authorization_code WHERE hash IN (
                SELECT hash FROM authorization_code WHERE expires_at < ?1 ORDER BY expires_at LIMIT ?2
                FOR UPDATE SKIP LOCKED)""";

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

    /** Redeems a code, if it is good for whoever presents it. */
    public Redemption redeem(Presented presented) {
        Optional<RandomSecret> code = RandomSecret.parse(presented.code());
        Optional<StoredCode> found = code.map(text -> entities.find(StoredCode.class, text.hash()));
        if (found.isEmpty()) {
            return new Refused("unknown");
        }
        CodeGrant grant = found.get().grant();
        Optional<Redemption> refused = flaw(grant, presented).map(Refused::new);
        return refused.or(() -> anotherTarget(grant, presented))
                .orElseGet(() -> once(code.orElseThrow(), found.get(), grant));
    }

    private static Optional<Redemption> anotherTarget(CodeGrant grant, Presented presented) {
        return presented
                .target()
                .filter(target -> !target.equals(grant.audience()))
                .map(_ -> new AnotherTarget());
    }

    private Redemption once(RandomSecret code, StoredCode stored, CodeGrant grant) {
        Instant now = clock.instant();
        boolean isFirst = entities.createNativeQuery(REDEEM)
                        .setParameter(1, now)
                        .setParameter(2, code.hash())
                        .executeUpdate()
                == 1;
        if (isFirst) {
            return new Redeemed(grant);
        }
        entities.refresh(stored); // another node may have redeemed it since it was read
        return stored.isRedeemed() ? new Again(grant, stored.session()) : new Refused("expired");
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
        if (!isVerified(grant.challenge(), presented.verifier())) {
            return Optional.of("wrong verifier");
        }
        boolean isKeyShown = grant.boundTo().isEmpty() || grant.boundTo().equals(presented.shown());
        return isKeyShown ? Optional.empty() : Optional.of("key not shown");
    }

    /** RFC 7636 4.6; RFC 9700 2.1.1: a verifier where there was no challenge is refused, too. */
    static boolean isVerified(Optional<String> challenge, Optional<String> verifier) {
        if (challenge.isEmpty() || verifier.isEmpty()) {
            return challenge.isEmpty() && verifier.isEmpty();
        }
        return VERIFIER.matcher(verifier.get()).matches()
                && MessageDigest.isEqual(
                        challenge.get().getBytes(StandardCharsets.US_ASCII),
                        s256(verifier.get()).getBytes(StandardCharsets.US_ASCII));
    }

    private static String s256(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
        }
    }

    /** Notes the session that a code gave, which ends if the code comes back. */
    public void gave(String code, SessionId session) {
        RandomSecret.parse(code)
                .ifPresent(text -> entities.createNativeQuery(GAVE)
                        .setParameter(1, session.value())
                        .setParameter(2, text.hash())
                        .executeUpdate());
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
