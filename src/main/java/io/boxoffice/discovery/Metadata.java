package io.boxoffice.discovery;

import io.boxoffice.clients.AuthenticationMethod;
import io.boxoffice.dpop.ProofCheck;
import io.boxoffice.oauth.GrantType;
import java.util.List;

/**
 * What a client and a verifier need to know of this issuer (RFC 8414 2, OpenID Connect Discovery 3). It names only what works: there is no
 * authorization endpoint, and so no response type.
 */
public record Metadata(
        String issuer,
        String jwksUri,
        String tokenEndpoint,
        List<String> tokenEndpointAuthMethodsSupported,
        List<String> tokenEndpointAuthSigningAlgValuesSupported,
        String introspectionEndpoint,
        List<String> introspectionEndpointAuthMethodsSupported,
        List<String> introspectionEndpointAuthSigningAlgValuesSupported,
        String revocationEndpoint,
        List<String> revocationEndpointAuthMethodsSupported,
        List<String> revocationEndpointAuthSigningAlgValuesSupported,
        String userinfoEndpoint,
        List<String> responseTypesSupported,
        List<String> grantTypesSupported,
        List<String> subjectTypesSupported,
        List<String> dpopSigningAlgValuesSupported) {
    private static final List<String> ASSERTION_ALGS = List.of("ES256", "PS256", "EdDSA", "RS256");

    static Metadata of(String issuer) {
        List<String> methods = AuthenticationMethod.wires();
        List<String> confidential = methods.stream()
                .filter(method -> !method.equals(AuthenticationMethod.NONE.wire()))
                .toList();
        return new Metadata(
                issuer,
                issuer + "/.well-known/jwks.json",
                issuer + "/oauth2/token",
                methods,
                ASSERTION_ALGS,
                issuer + "/oauth2/introspect",
                confidential,
                ASSERTION_ALGS,
                issuer + "/oauth2/revoke",
                methods,
                ASSERTION_ALGS,
                issuer + "/oauth2/userinfo",
                List.of(),
                List.of(
                        GrantType.CLIENT_CREDENTIALS.wire(),
                        GrantType.REFRESH_TOKEN.wire(),
                        GrantType.TOKEN_EXCHANGE.wire()),
                List.of("public"),
                List.of(ProofCheck.ALGORITHMS.split(" ")));
    }
}
