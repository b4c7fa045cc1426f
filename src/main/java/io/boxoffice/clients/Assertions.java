package io.boxoffice.clients;

import io.boxoffice.json.CompactJws;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.Secret;
import io.boxoffice.signing.ForeignKey;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether an assertion is a client's own, made for this issuer and not long ago, and comes for the first time (RFC 7523 3, RFC 10070):
 * {@code aud} is the issuer as one string, so that one made for another server is good for nothing here.
 */
@Dependent
class Assertions {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration SKEW = Duration.ofSeconds(10);
    private static final int LONGEST_ID = 128;
    private static final Set<String> TYPES = Set.of("JWT", "client-authentication+jwt");
    private static final Set<String> HEADER = Set.of("alg", "kid", "typ");

    @Inject
    UsedAssertions used;

    @Inject
    Issuer issuer;

    @Inject
    Clock clock;

    /** The client that an assertion says it is of, not yet believed. */
    static Optional<String> issuerOf(Secret assertion) {
        return CompactJws.parse(assertion.reveal()).flatMap(jws -> text(jws.claims(), "iss"));
    }

    /**
     * What is wrong with the signature of an assertion; nothing if it is that of the client. Where there is no such client, or no such key,
     * that of nobody's is looked at, which takes as long.
     */
    Optional<ClientRefusal> signatureFlaw(Optional<Client> client, Secret assertion) {
        return CompactJws.parse(assertion.reveal())
                .filter(jws -> isExact(jws.header()))
                .map(jws -> signatureFlaw(client, jws.header(), assertion))
                .orElseGet(() -> Optional.of(ClientRefusal.ASSERTION_TEXT));
    }

    private static Optional<ClientRefusal> signatureFlaw(Optional<Client> client, ObjectNode header, Secret assertion) {
        String alg = text(header, "alg").orElse("");
        Optional<ForeignKey> own = client.flatMap(
                        known -> Optional.ofNullable(known.registration().jwks()))
                .flatMap(keys -> keys.find(text(header, "kid"), alg));
        boolean isGood = own.or(() -> NobodysKeys.of(alg))
                .filter(key -> key.verifies(assertion.reveal()))
                .isPresent();
        if (own.isEmpty()) {
            return Optional.of(ClientRefusal.ASSERTION_KEY);
        }
        return isGood ? Optional.empty() : Optional.of(ClientRefusal.ASSERTION_SIGNATURE);
    }

    /** Why what a signed assertion says is not taken; nothing if it is, and then it is used up. */
    Optional<ClientRefusal> contentFlaw(Client client, Secret assertion) {
        return CompactJws.parse(assertion.reveal())
                .map(jws -> claims(client, jws.claims())
                        .or(() -> times(jws.claims()))
                        .or(() -> first(client, jws.claims())))
                .orElseGet(() -> Optional.of(ClientRefusal.ASSERTION_TEXT));
    }

    /** Nothing that would have to be understood, {@code crit} least of all (RFC 7515 4.1.11). */
    private static boolean isExact(ObjectNode header) {
        return header.propertyStream()
                        .allMatch(member -> HEADER.contains(member.getKey())
                                && member.getValue().isString())
                && text(header, "typ").map(TYPES::contains).orElse(true);
    }

    private Optional<ClientRefusal> claims(Client client, ObjectNode claims) {
        boolean isOwn = is(claims, "iss", client.id().value())
                && is(claims, "sub", client.id().value());
        boolean isForUs = is(claims, "aud", issuer.url());
        boolean hasId = text(claims, "jti")
                .filter(id -> !id.isEmpty() && id.length() <= LONGEST_ID)
                .isPresent();
        return isOwn && isForUs && hasId ? Optional.empty() : Optional.of(ClientRefusal.ASSERTION_CLAIMS);
    }

    private Optional<ClientRefusal> times(ObjectNode claims) {
        Instant now = clock.instant();
        long latest = now.plus(SKEW).getEpochSecond();
        boolean expiresSoon = time(claims, "exp")
                .filter(at -> at > now.getEpochSecond()
                        && at <= now.plus(LONGEST).plus(SKEW).getEpochSecond())
                .isPresent();
        boolean isMade = isAbsentOr(claims, "iat", latest) && isAbsentOr(claims, "nbf", latest);
        return expiresSoon && isMade ? Optional.empty() : Optional.of(ClientRefusal.ASSERTION_TIME);
    }

    private static boolean isAbsentOr(ObjectNode claims, String name, long latest) {
        return !claims.has(name)
                || time(claims, name).filter(at -> at <= latest).isPresent();
    }

    private Optional<ClientRefusal> first(Client client, ObjectNode claims) {
        Instant until = Instant.ofEpochSecond(time(claims, "exp").orElseThrow()).plus(SKEW);
        return used.take(client.id(), text(claims, "jti").orElseThrow(), until)
                ? Optional.empty()
                : Optional.of(ClientRefusal.ASSERTION_USED);
    }

    private static boolean is(ObjectNode claims, String name, String expected) {
        return text(claims, name).filter(expected::equals).isPresent();
    }

    private static Optional<String> text(ObjectNode object, String name) {
        return object.optional(name).filter(JsonNode::isString).map(JsonNode::stringValue);
    }

    private static Optional<Long> time(ObjectNode claims, String name) {
        return claims.optional(name)
                .filter(node -> node.isIntegralNumber() && node.canConvertToLong())
                .map(JsonNode::longValue);
    }
}
