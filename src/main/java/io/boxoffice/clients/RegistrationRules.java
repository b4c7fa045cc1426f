package io.boxoffice.clients;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.GrantType;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What goes together in the registration of a client (RFC 7591 2, OAuth 2.1 2.3), and what does not. */
record RegistrationRules(Registration wanted) {
    private static final int MAX_URIS = 50;

    /** What of it does not go together, in a sentence for the administrator; nothing if all does. */
    Optional<String> refusal() {
        return names().or(this::authentication).or(this::uris).or(this::audienceMembers);
    }

    private Optional<String> names() {
        if (wanted.clientName().isBlank()
                || wanted.clientName().length() > 100
                || wanted.clientName().chars().anyMatch(Character::isISOControl)) {
            return Optional.of("client_name must be 1 to 100 characters.");
        }
        if (wanted.tenant() != null && !wanted.tenant().matches("[\\p{L}\\p{N}._@+-]{1,64}")) {
            return Optional.of("tenant must be 1 to 64 letters, digits or . _ @ + -.");
        }
        return Optional.empty();
    }

    private Optional<String> authentication() {
        boolean isPublic = wanted.type() == ClientType.PUBLIC;
        if (isPublic != (wanted.tokenEndpointAuthMethod() == AuthenticationMethod.NONE)) {
            return Optional.of("token_endpoint_auth_method is none for a public client, and for no other.");
        }
        if ((wanted.tokenEndpointAuthMethod() == AuthenticationMethod.PRIVATE_KEY_JWT) != (wanted.jwks() != null)) {
            return Optional.of("jwks goes with private_key_jwt, and with nothing else.");
        }
        if (isPublic && wanted.grantTypes().contains(GrantType.CLIENT_CREDENTIALS)) {
            return Optional.of("client_credentials is for confidential clients only.");
        }
        if (isPublic && wanted.resourceServerOf() != null) {
            return Optional.of("resource_server_of is for confidential clients only.");
        }
        return isPublic && !(wanted.requirePkce() && wanted.rotateRefreshTokens())
                ? Optional.of("require_pkce and rotate_refresh_tokens are true for a public client.")
                : Optional.empty();
    }

    private Optional<String> uris() {
        if (wanted.redirectUris().isEmpty() == wanted.grantTypes().contains(GrantType.AUTHORIZATION_CODE)) {
            return Optional.of("redirect_uris go with the grant authorization_code.");
        }
        if (wanted.redirectUris().size() > MAX_URIS
                || wanted.postLogoutRedirectUris().size() > MAX_URIS) {
            return Optional.of("redirect_uris and post_logout_redirect_uris have at most " + MAX_URIS + " each.");
        }
        if (!allAllowed(wanted.redirectUris()) || !allAllowed(wanted.postLogoutRedirectUris())) {
            return Optional.of("A redirect URI must be " + RedirectUri.RULE + ".");
        }
        boolean webFits = isHttpsOrAbsent(wanted.clientUri()) && isHttpsOrAbsent(wanted.backchannelLogoutUri());
        return webFits ? Optional.empty() : Optional.of("client_uri and backchannel_logout_uri must be https.");
    }

    private boolean allAllowed(Collection<String> uris) {
        return uris.stream().allMatch(uri -> RedirectUri.isAllowed(uri, wanted.type()));
    }

    private static boolean isHttpsOrAbsent(@Nullable String uri) {
        return uri == null || RedirectUri.isHttps(uri);
    }

    private Optional<String> audienceMembers() {
        boolean isGranted = wanted.defaultAudience() == null
                || wanted.defaultAudience().equals(Audience.USERINFO)
                || wanted.audiences().includes(wanted.defaultAudience());
        return isGranted ? Optional.empty() : Optional.of("default_audience must be one of audiences.");
    }
}
