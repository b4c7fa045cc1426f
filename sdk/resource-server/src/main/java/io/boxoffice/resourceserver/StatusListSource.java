package io.boxoffice.resourceserver;

import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Whose status lists count, and how old one may be.
 *
 * @param issuer the {@code iss} of the tokens: its lists are under {@code /statuslists}, over https unless it is this machine
 * @param keys the JWK Set that the lists are signed with
 * @param maxStaleness how long ago the issuer may have said that a token is good; after that nobody is let in
 */
public record StatusListSource(String issuer, URI keys, Duration maxStaleness) {
    private static final Pattern LIST = Pattern.compile("/statuslists/[0-9]{1,9}");

    public StatusListSource {
        if (!SafeAddress.isSafe(SafeAddress.parse(issuer)) || !SafeAddress.isSafe(keys)) {
            throw new IllegalArgumentException("issuer and keys must be https URLs");
        }
        if (maxStaleness.isNegative() || maxStaleness.isZero()) {
            throw new IllegalArgumentException("maxStaleness must be positive");
        }
    }

    /** The lists of the tokens of one audience, signed with its keys and not older than 30 s. */
    public static StatusListSource of(String issuer, String audience) {
        URI keys = SafeAddress.parse(issuer + "/.well-known/jwks/" + audience + ".json");
        return new StatusListSource(issuer, keys, Duration.ofSeconds(30));
    }

    /** Whether an address is of a list of this issuer: no other is asked, whatever a token says. */
    boolean covers(String uri) {
        return uri.startsWith(issuer)
                && LIST.matcher(uri.substring(issuer.length())).matches();
    }
}
