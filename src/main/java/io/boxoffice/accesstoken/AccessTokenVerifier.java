package io.boxoffice.accesstoken;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.boxoffice.audience.CurrentAudiences;
import io.boxoffice.audience.TokenLifetimes;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.revocation.Revocations;
import io.boxoffice.signing.Keys;
import io.boxoffice.signing.TrustedKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * Everything about a token, from memory alone: the strict text, the exact header, the state of its key, the signature,
 * the shape and the range of its claims (RFC 9068 4, RFC 8725 3). Of RFC 7515 4.1's header parameters it takes three,
 * and of RFC 7519 4.1's times each is looked at. No request waits for the network or the database.
 */
@ApplicationScoped
public class AccessTokenVerifier {
    private static final long SKEW = TokenLifetimes.SKEW.toSeconds();

    private record Known(Verification.Admitted verification, TrustedKey key) {}

    /** Texts found good lately: the same text needs no second verification of its signature. A few MiB at most. */
    private final Cache<String, Known> known = Caffeine.newBuilder()
            .maximumSize(4_096)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    @Inject
    Keys keys;

    @Inject
    CurrentAudiences audiences;

    @Inject
    Revocations revocations;

    @Inject
    Issuer issuer;

    @Inject
    Clock clock;

    /** What a text that claims to be an access token comes to. */
    public Verification verify(String token) {
        Known before = known.getIfPresent(token);
        if (before != null && stillHolds(before)) {
            return before.verification();
        }
        Examination examination = examine(token);
        for (TokenCheck check : TokenCheck.IN_ORDER) {
            if (examination.judge(check) != Verdict.PASSED) {
                return examination.rejected(check.rejection());
            }
        }
        return admit(token, examination);
    }

    /**
     * What each of the same checks says of a text, also of those behind the first that fails. Nothing is remembered of it.
     *
     * @return the checks in their order
     */
    public Explanation explain(String token) {
        Examination examination = examine(token);
        Map<TokenCheck, Verdict> verdicts = new EnumMap<>(TokenCheck.class);
        for (TokenCheck check : TokenCheck.IN_ORDER) {
            verdicts.put(check, examination.judge(check));
        }
        return examination.explanation(verdicts);
    }

    private Examination examine(String token) {
        return new Examination(token, keys, audiences, revocations, issuer, clock.instant());
    }

    /** What can change about a token that was found good: revoked, its key or its resource gone, its time over. */
    private boolean stillHolds(Known before) {
        VerifiedAccessToken verified = before.verification().verified();
        boolean expired =
                clock.instant().getEpochSecond() >= verified.expiresAt().getEpochSecond() + SKEW;
        return !expired
                && isStillSpelled(verified.claims().aud())
                && !revocations.isRevoked(verified.issued())
                && keys.trusted(before.key().kid())
                        .filter(key -> key == before.key())
                        .isPresent();
    }

    private boolean isStillSpelled(AudienceClaim aud) {
        return aud.isByName()
                || audiences
                        .spelledAs(aud.text())
                        .filter(aud.audience()::equals)
                        .isPresent();
    }

    private Verification.Admitted admit(String token, Examination examination) {
        Known admitted = examination.admitted(Known::new);
        known.put(token, admitted);
        return admitted.verification();
    }
}
