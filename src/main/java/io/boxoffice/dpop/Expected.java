package io.boxoffice.dpop;

import io.boxoffice.json.Base64Url;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the claims of a proof must say of the request that it comes with (RFC 9449 4.2 and 4.3).
 *
 * @param url the URL of the request as the world knows it
 * @param token the access token that the request presents; nothing at an endpoint that gives tokens
 */
record Expected(String method, String url, Optional<String> token, Instant now) {
    private static final int LONGEST_ID = 128;
    private static final long BACK = 60;
    private static final long AHEAD = 10;

    /** What of the claims does not hold first; nothing if all does. */
    Optional<ProofFlaw> flaw(ObjectNode claims) {
        if (!isId(text(claims, "jti"))) {
            return Optional.of(ProofFlaw.ID);
        }
        if (!text(claims, "htm").equals(method)) {
            return Optional.of(ProofFlaw.METHOD);
        }
        if (!isTarget(text(claims, "htu"))) {
            return Optional.of(ProofFlaw.TARGET);
        }
        if (!isInTime(claims)) {
            return Optional.of(ProofFlaw.TIME);
        }
        return isOfTheToken(claims) ? Optional.empty() : Optional.of(ProofFlaw.ACCESS_TOKEN);
    }

    private static boolean isId(String jti) {
        return !jti.isEmpty() && jti.length() <= LONGEST_ID;
    }

    private boolean isTarget(String htu) {
        return htu.equals(url)
                || TargetUri.parse(htu)
                        .filter(named ->
                                TargetUri.parse(url).filter(named::equals).isPresent())
                        .isPresent();
    }

    /** {@code exp} and {@code nbf} need not be there; where they are they hold as in any JWT (RFC 7519 4.1). */
    private boolean isInTime(ObjectNode claims) {
        long at = now.getEpochSecond();
        return isWithin(claims.path("iat"), at - BACK, at + AHEAD)
                && (!claims.has("exp") || isWithin(claims.path("exp"), at + 1, Long.MAX_VALUE))
                && (!claims.has("nbf") || isWithin(claims.path("nbf"), Long.MIN_VALUE, at + AHEAD));
    }

    private static boolean isWithin(JsonNode time, long from, long to) {
        return time.isIntegralNumber() && time.canConvertToLong() && time.longValue() >= from && time.longValue() <= to;
    }

    private boolean isOfTheToken(ObjectNode claims) {
        return token.isEmpty() || text(claims, "ath").equals(Base64Url.encode(DpopProof.sha256(token.get())));
    }

    private static String text(ObjectNode claims, String name) {
        JsonNode value = claims.path(name);
        return value.isString() ? value.stringValue() : "";
    }
}
