package io.boxoffice.clients;

import com.nimbusds.jose.jwk.JWK;
import io.boxoffice.oauth.SigningAlg;
import io.boxoffice.signing.ForeignKey;
import java.text.ParseException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Public keys whose private ones were thrown away. An assertion that no key of a client can verify is tried with the one of its
 * algorithm, so that who asks cannot tell by the time which clients there are.
 */
final class NobodysKeys {
    private static final String EC = """
            {"kty":"EC","crv":"P-256","x":"OOazZl7-cnoavtFuIB7E23qnnfoxgUnsd9eFuKPdwyQ",
             "y":"NmfjKMfsekFywvrNVyxjYqin1ySOfWkJgTXrgP3Xdgk"}""";

    private static final String ED = """
            {"kty":"OKP","crv":"Ed25519","x":"g88oWUMZhi1qODeOfFYNj7CWLlAtUjxMjlcwuvvL7N4"}""";

    private static final String RSA = """
            {"kty":"RSA","e":"AQAB","n":"\
            q4ADaE9NRF9tq5p1hLMzxsOESTR5zWkXy2pbGKlgG-bT2P3SVmj8aopbJy-gWzkNfkEyxkS_vrZGMuiVBSqNR_\
            AYsyM7_nSzQefecR7bqZ-vd9wIO4KyTnjEjSSSKbjnseT3OrU03xih2clXV009kgh4YqPQS75dSKYqybkQzw5e\
            zPSNbwC0EyUjohSHNvQ-laRyYknyLM5rPhsVvdRAJMqgw36wHrC4ukxRfZ3CRPtNYmDwp5TwYIDhABrv15wTIN\
            I4Hgt4ur4X-8Z8LKEXOrVlBzgG7-S1X4iEJHLdBvD8eCKQBWPXtZxqcGR1IDhOUsjEaHMmoAU4vETqO4X1NQ"}""";

    private static final Map<SigningAlg, ForeignKey> KEYS = new EnumMap<>(Map.of(
            SigningAlg.ES256, key(SigningAlg.ES256, EC),
            SigningAlg.EDDSA, key(SigningAlg.EDDSA, ED),
            SigningAlg.PS256, key(SigningAlg.PS256, RSA),
            SigningAlg.RS256, key(SigningAlg.RS256, RSA)));

    private NobodysKeys() {}

    private static ForeignKey key(SigningAlg alg, String jwk) {
        try {
            return ForeignKey.of(alg.wire(), JWK.parse(jwk)).orElseThrow();
        } catch (ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The one of an algorithm; nothing if no client can be registered with a key for it. */
    static Optional<ForeignKey> of(String alg) {
        return SigningAlg.parse(alg).map(KEYS::get);
    }
}
