package io.boxoffice.clients;

import io.boxoffice.audience.TokenLifetimes;
import io.boxoffice.json.Body;
import io.boxoffice.json.BodyRefused;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.GrantType;
import io.boxoffice.oauth.Grants;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.SigningAlg;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How what is registered of a client is read (RFC 7591 2): each member, its type, and what it is where it is left out. */
final class RegistrationReading {
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

    private RegistrationReading() {}

    /** What an administrator sends, without a member that is none. */
    static Registration strict(Body body) {
        return read(body.only(MEMBERS));
    }

    /** What it is once a merge patch (RFC 7396) is applied. */
    static Registration patched(Registration present, Body patch) {
        return read(patch.only(MEMBERS).mergedInto(present));
    }

    /** What was stored, perhaps by a later release: what this one does not know is not looked at. */
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
                                "id_token_signed_response_alg",
                                RegistrationReading::published,
                                "RS256, ES256, PS256 or EdDSA")
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
}
