package io.boxoffice.resourceserver;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.DefaultJOSEProcessor;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Verifies a Status List Token (Token Status List 8.3): signature, {@code typ}, {@code sub}, times, and what it holds. */
final class ListVerification {
    private static final JOSEObjectType TYPE = new JOSEObjectType("statuslist+jwt");
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);
    private static final Duration SKEW = Duration.ofSeconds(5);
    private static final long USUAL_TTL = 5;
    private static final long FOR_EVER = 253_402_300_799L;

    private final DefaultJOSEProcessor<SecurityContext> processor = new DefaultJOSEProcessor<>();
    private final Clock clock;

    ListVerification(URI keys, ResourceRetriever retriever, Clock clock) {
        this.clock = clock;
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(TYPE));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                ALGORITHMS,
                JWKSourceBuilder.create(url(keys), retriever)
                        .refreshAheadCache(false)
                        .build()));
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
            Map<String, Object> claims = processor.process(text.strip(), null).toJSONObject();
            if (claims == null || !uri.equals(claims.get("sub"))) {
                throw new IOException("this is not the list " + uri);
            }
            return read(claims, clock.instant());
        } catch (ParseException | BadJOSEException | JOSEException refused) {
            throw new IOException("the list " + uri + " is not acceptable", refused);
        }
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
