package io.boxoffice.clients;

import io.boxoffice.json.Body;
import io.boxoffice.json.BodyRefused;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.GrantType;
import io.boxoffice.oauth.Grants;
import io.boxoffice.oauth.SigningAlg;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

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

    public Registration {
        grantTypes = Collections.unmodifiableSet(new TreeSet<>(grantTypes));
        redirectUris = List.copyOf(redirectUris);
        postLogoutRedirectUris = List.copyOf(postLogoutRedirectUris);
    }

    /** Reads what an administrator sends; {@link BodyRefused} for a member that is none, or is not what it takes. */
    public static Registration of(Body body) {
        return RegistrationReading.strict(body);
    }

    /** What it is once a merge patch (RFC 7396) is applied. */
    public Registration patched(Body patch) {
        return RegistrationReading.patched(this, patch);
    }

    /** The same, but for what it may get. */
    Registration with(Grants other) {
        return new Registration(
                clientName,
                clientUri,
                type,
                tokenEndpointAuthMethod,
                jwks,
                grantTypes,
                redirectUris,
                postLogoutRedirectUris,
                backchannelLogoutUri,
                other,
                defaultAudience,
                tenant,
                firstParty,
                requirePkce,
                requirePushedAuthorizationRequests,
                dpopBoundAccessTokens,
                resourceServerOf,
                idTokenSignedResponseAlg,
                rotateRefreshTokens,
                accessTokenLifetime,
                enabled);
    }

    /** Whether it is another in nothing but being enabled. */
    boolean isSameButForEnabled(Registration other) {
        return equals(
                other.patched(new Body(JsonNodeFactory.instance.objectNode().put("enabled", enabled))));
    }
}
