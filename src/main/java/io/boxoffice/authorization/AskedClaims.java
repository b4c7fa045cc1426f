package io.boxoffice.authorization;

import io.boxoffice.json.BodyRefused;
import io.boxoffice.json.StrictJson;
import io.boxoffice.oauth.IdentityScopes;
import io.boxoffice.oauth.Scopes;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The parameter {@code claims} (OpenID Connect Core 5.5). A member that is not known is not looked at, and data that is not there is no
 * error, however essential it is said to be.
 *
 * @param idToken the claims about the user that are wanted in the ID token
 * @param userinfo those that are wanted at userinfo
 * @param subject the only user that will do
 * @param levels of which one must be met; empty where any will do
 */
public record AskedClaims(Set<String> idToken, Set<String> userinfo, Optional<String> subject, Set<String> levels) {
    /** Nothing in particular. */
    static final AskedClaims NONE = new AskedClaims(Set.of(), Set.of(), Optional.empty(), Set.of());

    private static final int LONGEST = 4_096;

    /** Which scope a claim belongs to: whoever asks for the claim asks for no less. */
    private static final Map<String, String> SCOPES = Map.of(
            "name", IdentityScopes.PROFILE,
            "preferred_username", IdentityScopes.PROFILE,
            "email", IdentityScopes.EMAIL,
            "email_verified", IdentityScopes.EMAIL);

    public AskedClaims {
        idToken = Collections.unmodifiableSet(new TreeSet<>(idToken));
        userinfo = Collections.unmodifiableSet(new TreeSet<>(userinfo));
        levels = Set.copyOf(levels);
    }

    static AskedClaims parse(String text) {
        JsonNode claims = Optional.of(text)
                .filter(json -> json.length() <= LONGEST)
                .flatMap(json -> StrictJson.object(json.getBytes(StandardCharsets.UTF_8)))
                .orElseThrow(() -> BodyRefused.malformed("The parameter claims is no JSON object, or too long."));
        JsonNode idToken = claims.path("id_token");
        return new AskedClaims(
                known(idToken),
                known(claims.path("userinfo")),
                values(idToken.path("sub")).findFirst(),
                essentialLevels(idToken.path("acr")));
    }

    private static Set<String> known(JsonNode asked) {
        Set<String> names = new HashSet<>(asked.propertyNames());
        names.retainAll(SCOPES.keySet());
        return names;
    }

    private static Set<String> essentialLevels(JsonNode asked) {
        return asked.path("essential").asBoolean(false)
                ? new HashSet<>(values(asked).toList())
                : Set.of();
    }

    private static Stream<String> values(JsonNode asked) {
        JsonNode several = asked.path("values").isArray() ? asked.path("values") : JsonNodeFactory.instance.arrayNode();
        return Stream.concat(Stream.of(asked.path("value")), several.values().stream())
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue);
    }

    /** The scopes that the claims belong to. */
    Scopes scopes() {
        return Scopes.of(Stream.concat(idToken.stream(), userinfo.stream())
                .map(SCOPES::get)
                .distinct()
                .toList());
    }
}
