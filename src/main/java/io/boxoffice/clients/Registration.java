package io.boxoffice.clients;

import io.boxoffice.audience.TokenLifetimes;
import io.boxoffice.json.Body;
import io.boxoffice.json.BodyRefused;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.GrantType;
import io.boxoffice.oauth.Grants;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.SigningAlg;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is registered of a client, with the names of RFC 7591 2 where it has one. It is what an administrator sends and sees, and
 * what is stored.
 *
 * @param clientName for people, 1 to 100 characters
 * @param clientUri a page about it, {@code https}
 * @param jwks the keys of its assertions; exactly where its method is {@code private_key_jwt}
 * @param audiences what it may ever get: the scopes at each audience
 * @param defaultAudience what it gets where a request names none
 * @param tenant the tenant of the machine that it is
 * @param firstParty whether its users are not asked for their consent
 * @param resourceServerOf the one audience whose tokens it may introspect
 * @param rotateRefreshTokens whether each refresh gives another refresh token
 * @param accessTokenLifetime at most this; nothing for what the audience says
 */
public record Registration(
        String clientName,
        @Nullable String clientUri,
        ClientType type,
        AuthenticationMethod tokenEndpointAuthMethod,
        @Nullable ClientKeys jwks,
        Set<GrantType> grantTypes,
        List<String> redirectUris,
        List<String> postLogoutRedirectUris,
        @Nullable String backchannelLogoutUri,
        Grants audiences,
        @Nullable Audience defaultAudience,
        @Nullable String tenant,
        boolean firstParty,
        boolean requirePkce,
        boolean requirePushedAuthorizationRequests,
        boolean dpopBoundAccessTokens,
        @Nullable Audience resourceServerOf,
        SigningAlg idTokenSignedResponseAlg,
        boolean rotateRefreshTokens,
        @Nullable Duration accessTokenLifetime,
        boolean enabled) {

    /** The members that {@link #of} reads. */
    private static final String[] MEMBERS = {
        "client_name",
        "client_uri",
        "type",
        "token_endpoint_auth_method",
        "jwks",
        "grant_types",
        "redirect_uris",
        "post_logout_redirect_uris",
        "backchannel_logout_uri",
        "audiences",
        "default_audience",
        "tenant",
        "first_party",
        "require_pkce",
        "require_pushed_authorization_requests",
        "dpop_bound_access_tokens",
        "resource_server_of",
        "id_token_signed_response_alg",
        "rotate_refresh_tokens",
        "access_token_lifetime",
        "enabled"
    };

    private static final int MAX_URIS = 50;

    public Registration {
        grantTypes = Collections.unmodifiableSet(new TreeSet<>(grantTypes));
        redirectUris = List.copyOf(redirectUris);
        postLogoutRedirectUris = List.copyOf(postLogoutRedirectUris);
    }

    /** Reads what an administrator sends; {@link BodyRefused} for a member that is none, or is not what it takes. */
    public static Registration of(Body body) {
        return read(body.only(MEMBERS));
    }

    /** What it is once a merge patch (RFC 7396) is applied. */
    public Registration patched(Body patch) {
        return read(patch.only(MEMBERS).mergedInto(this));
    }

    /** Reads what was stored, perhaps by a later release: what this one does not know is not looked at. */
    static Registration read(Body body) {
        ClientType type = body.optionalRead("type", ClientType::parse, "confidential or public")
                .orElse(ClientType.CONFIDENTIAL);
        return new Registration(
                body.text("client_name"),
                body.optionalText("client_uri").orElse(null),
                type,
                method(body, type),
                body.optionalObject("jwks").map(ClientKeys::of).orElse(null),
                grantTypes(body),
                List.copyOf(body.optionalTexts("redirect_uris").orElse(Set.of())),
                List.copyOf(body.optionalTexts("post_logout_redirect_uris").orElse(Set.of())),
                body.optionalText("backchannel_logout_uri").orElse(null),
                audiences(body),
                audience(body, "default_audience"),
                body.optionalText("tenant").orElse(null),
                body.optionalFlag("first_party").orElse(false),
                body.optionalFlag("require_pkce").orElse(true),
                body.optionalFlag("require_pushed_authorization_requests").orElse(false),
                body.optionalFlag("dpop_bound_access_tokens").orElse(false),
                audience(body, "resource_server_of"),
                body.optionalRead(
                                "id_token_signed_response_alg", Registration::published, "RS256, ES256, PS256 or EdDSA")
                        .orElse(SigningAlg.RS256),
                body.optionalFlag("rotate_refresh_tokens").orElse(true),
                body.optionalDuration("access_token_lifetime", TokenLifetimes.MIN_ACCESS, TokenLifetimes.MAX_ACCESS)
                        .orElse(null),
                body.optionalFlag("enabled").orElse(true));
    }

    private static AuthenticationMethod method(Body body, ClientType type) {
        String takes = "none, client_secret_basic, client_secret_post or private_key_jwt";
        return body.optionalRead("token_endpoint_auth_method", AuthenticationMethod::parse, takes)
                .orElse(
                        type == ClientType.PUBLIC
                                ? AuthenticationMethod.NONE
                                : AuthenticationMethod.CLIENT_SECRET_BASIC);
    }

    private static Set<GrantType> grantTypes(Body body) {
        return body.optionalTexts("grant_types").orElse(Set.of()).stream()
                .map(text -> GrantType.parse(text)
                        .orElseThrow(() -> BodyRefused.malformed("The member grant_types has one that is not known.")))
                .collect(Collectors.toSet());
    }

    private static Grants audiences(Body body) {
        Map<Audience, Scopes> granted = new HashMap<>();
        body.optionalTextsByName("audiences").orElse(Map.of()).forEach((name, scopes) -> {
            if (!Audience.isName(name) || !scopes.stream().allMatch(Scopes::isToken)) {
                throw BodyRefused.malformed(
                        "The member audiences must have lists of scopes by the names of audiences.");
            }
            granted.put(new Audience(name), Scopes.of(scopes));
        });
        return Grants.of(granted);
    }

    private static @Nullable Audience audience(Body body, String member) {
        return body.optionalRead(
                        member,
                        name -> Optional.of(name).filter(Audience::isName).map(Audience::new),
                        "the name of an audience")
                .orElse(null);
    }

    private static Optional<SigningAlg> published(String text) {
        return SigningAlg.parse(text).filter(alg -> !alg.isSymmetric());
    }

    /** What of it does not go together, in a sentence for the administrator; nothing if all does. */
    Optional<String> refusal() {
        return names().or(this::authentication).or(this::uris).or(this::audienceMembers);
    }

    private Optional<String> names() {
        if (clientName.isBlank()
                || clientName.length() > 100
                || clientName.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("client_name must be 1 to 100 characters.");
        }
        if (tenant != null && !tenant.matches("[\\p{L}\\p{N}._@+-]{1,64}")) {
            return Optional.of("tenant must be 1 to 64 letters, digits or . _ @ + -.");
        }
        return Optional.empty();
    }

    private Optional<String> authentication() {
        boolean isPublic = type == ClientType.PUBLIC;
        if (isPublic != (tokenEndpointAuthMethod == AuthenticationMethod.NONE)) {
            return Optional.of("token_endpoint_auth_method is none for a public client, and for no other.");
        }
        if ((tokenEndpointAuthMethod == AuthenticationMethod.PRIVATE_KEY_JWT) != (jwks != null)) {
            return Optional.of("jwks goes with private_key_jwt, and with nothing else.");
        }
        if (isPublic && grantTypes.contains(GrantType.CLIENT_CREDENTIALS)) {
            return Optional.of("client_credentials is for confidential clients only.");
        }
        if (isPublic && resourceServerOf != null) {
            return Optional.of("resource_server_of is for confidential clients only.");
        }
        return isPublic && !(requirePkce && rotateRefreshTokens)
                ? Optional.of("require_pkce and rotate_refresh_tokens are true for a public client.")
                : Optional.empty();
    }

    private Optional<String> uris() {
        if (redirectUris.isEmpty() == grantTypes.contains(GrantType.AUTHORIZATION_CODE)) {
            return Optional.of("redirect_uris go with the grant authorization_code.");
        }
        if (redirectUris.size() > MAX_URIS || postLogoutRedirectUris.size() > MAX_URIS) {
            return Optional.of("redirect_uris and post_logout_redirect_uris have at most " + MAX_URIS + " each.");
        }
        if (!allAllowed(redirectUris) || !allAllowed(postLogoutRedirectUris)) {
            return Optional.of("A redirect URI must be " + RedirectUri.RULE + ".");
        }
        boolean webFits = isHttpsOrAbsent(clientUri) && isHttpsOrAbsent(backchannelLogoutUri);
        return webFits ? Optional.empty() : Optional.of("client_uri and backchannel_logout_uri must be https.");
    }

    private boolean allAllowed(Collection<String> uris) {
        return uris.stream().allMatch(uri -> RedirectUri.isAllowed(uri, type));
    }

    private static boolean isHttpsOrAbsent(@Nullable String uri) {
        return uri == null || RedirectUri.isHttps(uri);
    }

    private Optional<String> audienceMembers() {
        boolean isGranted = defaultAudience == null
                || defaultAudience.equals(Audience.USERINFO)
                || audiences.includes(defaultAudience);
        return isGranted ? Optional.empty() : Optional.of("default_audience must be one of audiences.");
    }
}
