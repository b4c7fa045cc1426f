package io.boxoffice.discovery;

import java.util.List;

/**
 * What a verifier needs to know of this issuer (RFC 8414 2, OpenID Connect Discovery 3). It names only what works: there
 * is no authorization endpoint and no OAuth token endpoint, and so no response type and no grant type.
 */
public record Metadata(
        String issuer,
        String jwksUri,
        List<String> responseTypesSupported,
        List<String> grantTypesSupported,
        List<String> subjectTypesSupported) {

    static Metadata of(String issuer) {
        return new Metadata(issuer, issuer + "/.well-known/jwks.json", List.of(), List.of(), List.of("public"));
    }
}
