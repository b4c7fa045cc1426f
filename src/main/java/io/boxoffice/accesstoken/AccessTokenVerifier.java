package io.boxoffice.accesstoken;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.boxoffice.audience.CurrentAudiences;
import io.boxoffice.audience.TokenLifetimes;
import io.boxoffice.json.CompactJws;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.KeyId;
import io.boxoffice.oauth.Secret;
import io.boxoffice.revocation.Revocations;
import io.boxoffice.signing.Keys;
import io.boxoffice.signing.TrustedKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything about a token, from memory alone: the strict text, the exact header, the state of its key, the signature,
 * the shape and the range of its claims (RFC 9068 4, RFC 8725 3). Of RFC 7515 4.1's header parameters it takes three,
 * and of RFC 7519 4.1's times each is looked at. No request waits for the network or the database.
 */
@ApplicationScoped
public class AccessTokenVerifier {
    private static final long SKEW = TokenLifetimes.SKEW.toSeconds();

    private static final Set<String> HEADER = Set.of("alg", "typ", "kid");

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
        return CompactJws.parse(token)
                .map(text -> verify(token, text.header(), text.claims()))
                .orElseGet(() -> new Verification.Rejected(Rejection.MALFORMED));
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

    private Verification verify(String token, ObjectNode header, ObjectNode claims) {
        if (!isExact(header)) {
            return new Verification.Rejected(Rejection.HEADER);
        }
        Optional<TrustedKey> key = KeyId.parse(header.get("kid").stringValue()).flatMap(keys::trusted);
        if (key.isEmpty()) {
            return new Verification.Rejected(Rejection.KEY);
        }
        if (!key.get().alg().equals(header.get("alg").stringValue())) {
            return new Verification.Rejected(Rejection.ALGORITHM);
        }
        if (!key.get().verifies(token)) {
            return new Verification.Rejected(Rejection.SIGNATURE);
        }
        return ClaimsReading.of(claims, audiences::spelledAs)
                .map(read -> VerifiedAccessToken.of(read, new Secret(token)))
                .map(verified -> verify(token, key.get(), claims, verified))
                .orElseGet(() -> new Verification.Rejected(Rejection.CLAIMS));
    }

    private Verification verify(String token, TrustedKey key, ObjectNode claims, VerifiedAccessToken verified) {
        if (!key.signsFor(verified.audience())) {
            return new Verification.Rejected(Rejection.KEY_OF_ANOTHER_AUDIENCE, verified);
        }
        if (!verified.claims().issuer().equals(issuer.url())) {
            return new Verification.Rejected(Rejection.ISSUER, verified);
        }
        if (revocations.isRevoked(verified.issued())) {
            return new Verification.Rejected(Rejection.REVOKED, verified);
        }
        return inTime(claims)
                .<Verification>map(flaw -> new Verification.Rejected(flaw, verified))
                .orElseGet(() -> admit(token, key, new Verification.Admitted(verified)));
    }

    private Verification.Admitted admit(String token, TrustedKey key, Verification.Admitted verification) {
        known.put(token, new Known(verification, key));
        return verification;
    }

    private static boolean isExact(ObjectNode header) {
        return header.size() == HEADER.size()
                && header.propertyStream()
                        .allMatch(member -> HEADER.contains(member.getKey())
                                && member.getValue().isString())
                && header.get("typ").stringValue().equals("at+jwt");
    }

    private Optional<Rejection> inTime(ObjectNode claims) {
        long now = clock.instant().getEpochSecond();
        long expires = claims.get(ClaimNames.EXPIRES).longValue();
        long issued = claims.get(ClaimNames.ISSUED).longValue();
        if (now >= expires + SKEW) {
            return Optional.of(Rejection.EXPIRED);
        }
        if (issued > now + SKEW || issued >= expires) {
            return Optional.of(Rejection.ISSUED_IN_THE_FUTURE);
        }
        if (expires - issued > TokenLifetimes.MAX_ACCESS.toSeconds()) {
            return Optional.of(Rejection.LIFETIME);
        }
        boolean early = claims.has(ClaimNames.NOT_BEFORE)
                && claims.get(ClaimNames.NOT_BEFORE).longValue() > now + SKEW;
        return early ? Optional.of(Rejection.NOT_YET_VALID) : Optional.empty();
    }
}
