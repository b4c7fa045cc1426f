package io.boxoffice.resourceserver;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Verifies a Status List Token (Token Status List 8.3): signature, {@code typ}, {@code sub}, times, and what it holds. */
final class ListVerification {
    private static final JOSEObjectType TYPE = new JOSEObjectType("statuslist+jwt");
    private static final Duration SKEW = Duration.ofSeconds(5);
    private static final long USUAL_TTL = 5;
    private static final long FOR_EVER = 253_402_300_799L;

    private final JWKSource<SecurityContext> keys;
    private final Clock clock;

    ListVerification(URI keys, ResourceRetriever retriever, Clock clock) {
        this.clock = clock;
        this.keys = JWKSourceBuilder.create(url(keys), retriever)
                .refreshAheadCache(false)
                .build();
    }

    private static URL url(URI uri) {
        try {
            return uri.toURL();
        } catch (MalformedURLException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    /** The list of an address; it is an error like that of a fetch if the text is not that. */
    FetchedList verify(String text, String uri) throws IOException {
        try {
            JWSObject list = JWSObject.parse(text.strip());
            Map<String, Object> claims = list.getPayload().toJSONObject();
            if (!TYPE.equals(list.getHeader().getType()) || !isSigned(list)) {
                throw new IOException("the list " + uri + " is not acceptable");
            }
            if (claims == null || !uri.equals(claims.get("sub"))) {
                throw new IOException("this is not the list " + uri);
            }
            return read(claims, clock.instant());
        } catch (ParseException | JOSEException refused) {
            throw new IOException("the list " + uri + " is not acceptable", refused);
        }
    }

    /** By a key of the audience that goes with the algorithm of the header. */
    private boolean isSigned(JWSObject list) throws JOSEException {
        JWSHeader header = list.getHeader();
        for (JWK key : keys.get(new JWKSelector(JWKMatcher.forJWSHeader(header)), null)) {
            JWSVerifier verifier = PublicKeys.verifier(header.getAlgorithm(), key);
            if (verifier != null && list.verify(verifier)) {
                return true;
            }
        }
        return false;
    }

    private static FetchedList read(Map<String, Object> claims, Instant now) throws IOException {
        Instant issuedAt = Instant.ofEpochSecond(number(claims, "iat"));
        Instant expiresAt = Instant.ofEpochSecond(claims.containsKey("exp") ? number(claims, "exp") : FOR_EVER);
        long ttl = claims.containsKey("ttl") ? number(claims, "ttl") : USUAL_TTL;
        if (issuedAt.isAfter(now.plus(SKEW)) || !now.isBefore(expiresAt) || ttl <= 0) {
            throw new IOException("a list of another time");
        }
        return new FetchedList(statuses(claims.get("status_list")), issuedAt, expiresAt, now.plusSeconds(ttl));
    }

    private static StatusArray statuses(@Nullable Object list) throws IOException {
        if (list instanceof Map<?, ?> members
                && members.get("bits") instanceof Long bits
                && members.get("lst") instanceof String lst) {
            return StatusArray.of((int) Math.max(0, Math.min(bits, 9)), lst)
                    .orElseThrow(() -> new IOException("a malformed list"));
        }
        throw new IOException("a list without statuses");
    }

    private static long number(Map<String, Object> claims, String name) throws IOException {
        if (claims.get(name) instanceof Long number && number > 0 && number <= FOR_EVER) {
            return number;
        }
        throw new IOException("a list without " + name);
    }
}
