package io.boxoffice.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.boxoffice.audience.TokenLifetimes;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.revocation.IssuedToken;
import io.boxoffice.revocation.Revocations;
import io.boxoffice.signing.Keys;
import io.boxoffice.signing.TrustedKey;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything about a token, from memory alone: the strict text, the exact header, the state of its key, the signature,
 * the shape and the range of its claims (RFC 9068 4, RFC 8725 3). No request waits for the network or the database.
 */
@Dependent
class Inspection {
    private static final long SKEW = TokenLifetimes.SKEW.toSeconds();

    private static final Set<String> HEADER = Set.of("alg", "typ", "kid");

    private record Known(Verdict.Admitted verdict, TrustedKey key) {}

    /** Texts found good lately: the same text needs no second verification of its signature. A few MiB at most. */
    private final Cache<String, Known> known = Caffeine.newBuilder()
            .maximumSize(4_096)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    @Inject
    Keys keys;

    @Inject
    Revocations revocations;

    @Inject
    Issuer issuer;

    @Inject
    Clock clock;

    Verdict inspect(BearerToken presented) {
        return switch (presented) {
            case BearerToken.None _ -> new Verdict.Absent();
            case BearerToken.Ambiguous _ -> new Verdict.Rejected(Reason.SEVERAL_HEADERS);
            case BearerToken.Presented one -> inspect(one.text());
        };
    }

    private Verdict inspect(String token) {
        Known before = known.getIfPresent(token);
        if (before != null && stillHolds(before)) {
            return before.verdict();
        }
        return TokenText.parse(token)
                .map(text -> inspect(token, text.header(), text.claims()))
                .orElseGet(() -> new Verdict.Rejected(Reason.MALFORMED));
    }

    /** What can change about a token that was found good: it may be revoked, its key may be gone, its time may be over. */
    private boolean stillHolds(Known before) {
        long now = clock.instant().getEpochSecond();
        boolean expired = now >= before.verdict().ticket().expiresAt().getEpochSecond() + SKEW;
        return !expired
                && !isRevoked(
                        before.verdict().ticket(), before.verdict().token().getIssuedAtTime())
                && keys.trusted(before.key().kid())
                        .filter(key -> key == before.key())
                        .isPresent();
    }

    private Verdict inspect(String token, ObjectNode header, ObjectNode claims) {
        if (!isExact(header)) {
            return new Verdict.Rejected(Reason.HEADER);
        }
        Optional<TrustedKey> key = keys.trusted(header.get("kid").stringValue());
        if (key.isEmpty()) {
            return new Verdict.Rejected(Reason.KEY);
        }
        if (!key.get().alg().equals(header.get("alg").stringValue())) {
            return new Verdict.Rejected(Reason.ALGORITHM);
        }
        if (!key.get().verifies(token)) {
            return new Verdict.Rejected(Reason.SIGNATURE);
        }
        return ClaimsReading.ticket(claims)
                .map(ticket -> inspect(token, key.get(), claims, ticket))
                .orElseGet(() -> new Verdict.Rejected(Reason.CLAIMS));
    }

    private Verdict inspect(String token, TrustedKey key, ObjectNode claims, Ticket ticket) {
        if (!key.audience().equals(ticket.audience())) {
            return new Verdict.Rejected(Reason.KEY_OF_ANOTHER_AUDIENCE, ticket);
        }
        if (!ticket.issuer().equals(issuer.url())) {
            return new Verdict.Rejected(Reason.ISSUER, ticket);
        }
        long issuedAt = claims.get("iat").longValue();
        if (isRevoked(ticket, issuedAt)) {
            return new Verdict.Rejected(Reason.REVOKED, ticket);
        }
        return inTime(claims)
                .<Verdict>map(flaw -> new Verdict.Rejected(flaw, ticket))
                .orElseGet(() ->
                        admit(token, key, new Verdict.Admitted(ticket, new VerifiedToken(ticket, token, issuedAt))));
    }

    private boolean isRevoked(Ticket ticket, long issuedAt) {
        return revocations.isRevoked(
                new IssuedToken(ticket.jti(), ticket.session(), ticket.subject(), ticket.audience(), issuedAt));
    }

    private Verdict.Admitted admit(String token, TrustedKey key, Verdict.Admitted verdict) {
        known.put(token, new Known(verdict, key));
        return verdict;
    }

    private static boolean isExact(ObjectNode header) {
        return header.size() == HEADER.size()
                && header.propertyStream()
                        .allMatch(member -> HEADER.contains(member.getKey())
                                && member.getValue().isString())
                && header.get("typ").stringValue().equals("at+jwt");
    }

    private Optional<Reason> inTime(ObjectNode claims) {
        long now = clock.instant().getEpochSecond();
        long expires = claims.get("exp").longValue();
        long issued = claims.get("iat").longValue();
        if (now >= expires + SKEW) {
            return Optional.of(Reason.EXPIRED);
        }
        if (issued > now + SKEW || issued >= expires) {
            return Optional.of(Reason.ISSUED_IN_THE_FUTURE);
        }
        if (expires - issued > TokenLifetimes.MAX_ACCESS.toSeconds()) {
            return Optional.of(Reason.LIFETIME);
        }
        boolean early = claims.has("nbf") && claims.get("nbf").longValue() > now + SKEW;
        return early ? Optional.of(Reason.NOT_YET_VALID) : Optional.empty();
    }
}
