package io.boxoffice.system;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Somebody else's service: it keeps the key set for the library's five minutes, and reads it anew for a {@code kid} that
 * it does not know. Its limit of one such reading in 30 s is off: it is made for rotations that take days.
 */
final class CachingVerifier {
    private final Boxoffice boxoffice;
    private final AtomicInteger readings = new AtomicInteger();
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    CachingVerifier(Boxoffice boxoffice) {
        this.boxoffice = boxoffice;
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt")));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, source()));
    }

    private JWKSource<SecurityContext> source() {
        return JWKSourceBuilder.<SecurityContext>create(address(), this::read)
                .refreshAheadCache(false)
                .rateLimited(false)
                .build();
    }

    private URL address() {
        try {
            return URI.create("https://localhost:" + boxoffice.httpsPort() + Published.ALL)
                    .toURL();
        } catch (java.net.MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Resource read(URL address) {
        readings.incrementAndGet();
        return new Resource(boxoffice.get(address.getPath()).hasStatus(200).body(), "application/json");
    }

    /** What is wrong with a token; nothing if it is good. */
    Optional<String> complaint(String token) {
        try {
            processor.process(token, null);
            return Optional.empty();
        } catch (BadJOSEException | JOSEException | ParseException refused) {
            return Optional.of("caching verifier: " + refused.getMessage());
        }
    }

    int readings() {
        return readings.get();
    }
}
