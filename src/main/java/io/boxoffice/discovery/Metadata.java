package io.boxoffice.discovery;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.boxoffice.clients.AuthenticationMethod;
import io.boxoffice.dpop.ProofCheck;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.GrantType;
import io.boxoffice.oauth.IdentityScopes;
import io.boxoffice.oauth.SigningAlg;
import java.util.List;
import java.util.Optional;

/**
 * What a client and a verifier need to know of this issuer (RFC 8414 2, OpenID Connect Discovery 3). It names only what works.
 */
public record Metadata(
        String issuer,
        String jwksUri,
        String authorizationEndpoint,
        String pushedAuthorizationRequestEndpoint,
        boolean requirePushedAuthorizationRequests,
        String deviceAuthorizationEndpoint,
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
        String endSessionEndpoint,
        boolean backchannelLogoutSupported,
        boolean backchannelLogoutSessionSupported,
        List<String> responseTypesSupported,
        List<String> responseModesSupported,
        List<String> codeChallengeMethodsSupported,
        boolean authorizationResponseIssParameterSupported,
        boolean requestParameterSupported,
        boolean requestUriParameterSupported,
        boolean claimsParameterSupported,
        List<String> claimsSupported,
        List<String> scopesSupported,
        List<String> promptValuesSupported,
        List<String> acrValuesSupported,
        List<SigningAlg> idTokenSigningAlgValuesSupported,
        List<String> grantTypesSupported,
        List<String> subjectTypesSupported,
        List<String> dpopSigningAlgValuesSupported,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Boolean> clientIdMetadataDocumentSupported) {
    private static final List<String> ASSERTION_ALGS = List.of("ES256", "PS256", "EdDSA", "RS256");

    /** Of ID tokens and of userinfo. */
    private static final List<String> CLAIMS = List.of(
            "iss",
            "sub",
            "aud",
            "exp",
            "iat",
            "auth_time",
            "nonce",
            "acr",
            "amr",
            "azp",
            "at_hash",
            "sid",
            "name",
            "preferred_username",
            "email",
            "email_verified");

    static Metadata of(String issuer, List<SigningAlg> idTokenAlgs, boolean takesDocuments) {
        List<String> methods = AuthenticationMethod.wires();
        List<String> confidential = methods.stream()
                .filter(method -> !method.equals(AuthenticationMethod.NONE.wire()))
                .toList();
        return new Metadata(
                issuer,
                issuer + "/.well-known/jwks.json",
                issuer + "/oauth2/authorize",
                issuer + "/oauth2/par",
                false,
                issuer + "/oauth2/device_authorization",
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
                issuer + "/oauth2/logout",
                true,
                true,
                List.of("code"),
                List.of("query", "form_post"),
                List.of("S256"),
                true,
                false,
                false,
                true,
                CLAIMS,
                List.copyOf(IdentityScopes.ALL.values()),
                List.of("none", "login", "consent", "select_account"),
                Authentication.LEVELS,
                idTokenAlgs,
                List.of(
                        GrantType.AUTHORIZATION_CODE.wire(),
                        GrantType.CLIENT_CREDENTIALS.wire(),
                        GrantType.REFRESH_TOKEN.wire(),
                        GrantType.DEVICE_CODE.wire(),
                        GrantType.TOKEN_EXCHANGE.wire()),
                List.of("public"),
                List.of(ProofCheck.ALGORITHMS.split(" ")),
                Optional.of(true).filter(_ -> takesDocuments));
    }
}
