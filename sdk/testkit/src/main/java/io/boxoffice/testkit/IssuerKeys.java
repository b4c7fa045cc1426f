package io.boxoffice.testkit;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys of an issuer, made when they are first needed: the last of its audience signs; that of another audience is published too, in
 * a set of its own; a stranger's is published nowhere.
 */
final class IssuerKeys {
    private final SigningAlgorithm algorithm;
    private final List<IssuerKey> published = new ArrayList<>();
    private @Nullable IssuerKey ofAnotherAudience;
    private @Nullable IssuerKey strangers;
    private @Nullable IssuerKey withdrawn;

    IssuerKeys(SigningAlgorithm algorithm) {
        this.algorithm = algorithm;
    }

    /** The one that signs. */
    synchronized IssuerKey active() {
        if (published.isEmpty()) {
            published.add(IssuerKey.generate(algorithm));
        }
        return published.get(published.size() - 1);
    }

    /** A new one signs; those before stay published. */
    synchronized void rotate() {
        active();
        published.add(IssuerKey.generate(algorithm));
    }

    /** A new one signs, and the one that signed is withdrawn. */
    synchronized void revoke() {
        withdrawn = active();
        published.remove(withdrawn);
        published.add(IssuerKey.generate(algorithm));
    }

    synchronized IssuerKey ofAnotherAudience() {
        IssuerKey key = Optional.ofNullable(ofAnotherAudience).orElseGet(() -> IssuerKey.generate(algorithm));
        ofAnotherAudience = key;
        return key;
    }

    /** One that was never published. */
    synchronized IssuerKey strangers() {
        IssuerKey key = Optional.ofNullable(strangers).orElseGet(() -> IssuerKey.generate(algorithm));
        strangers = key;
        return key;
    }

    /** The last that was withdrawn; where none was, one that a verifier cannot tell from it. */
    synchronized IssuerKey withdrawn() {
        IssuerKey key = Optional.ofNullable(withdrawn).orElseGet(() -> IssuerKey.generate(algorithm));
        withdrawn = key;
        return key;
    }

    /** The set of the audience (RFC 7517 5), without private halves. */
    synchronized String jwkSet() {
        active();
        return json(published.stream().map(IssuerKey::publicHalf).toList());
    }

    /** The set of the other audience. */
    String jwkSetOfAnotherAudience() {
        return json(List.of(ofAnotherAudience().publicHalf()));
    }

    /** The keys of both audiences. */
    synchronized String jwkSetOfAll() {
        active();
        List<JWK> all =
                new ArrayList<>(published.stream().map(IssuerKey::publicHalf).toList());
        all.add(ofAnotherAudience().publicHalf());
        return json(all);
    }

    private static String json(List<JWK> keys) {
        return new JWKSet(keys).toString(true);
    }
}
