package io.boxoffice.guard;

import io.boxoffice.json.Ids;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Scopes;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Claims with exactly the types that we mint (RFC 9068 2.2): a claim of another type is no claim. */
final class ClaimsReading {
    private static final Pattern JTI = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final long YEAR_2500 = 16_725_225_600L;
    private static final int MAX_OWN = 8;
    private static final Set<String> OURS = Set.of(
            "iss",
            "sub",
            "aud",
            "exp",
            "iat",
            "nbf",
            "jti",
            "client_id",
            "sid",
            "scope",
            "groups",
            "upn",
            "tenant",
            "status");

    private ClaimsReading() {}

    /** The access token that the claims describe; nothing if one is missing, of another type or out of all range. */
    static Optional<VerifiedAccessToken> verified(ObjectNode claims) {
        boolean timesFit =
                isTime(claims, "exp") && isTime(claims, "iat") && (!claims.has("nbf") || isTime(claims, "nbf"));
        boolean textsFit = isText(claims, "iss") && isText(claims, "client_id") && isText(claims, "upn");
        boolean tenantFits = !claims.has("tenant") || isText(claims, "tenant");
        // For verifiers elsewhere (Token Status List 6.2): here a revocation is known without it.
        boolean statusFits = !claims.has("status") || claims.get("status").isObject();
        if (!timesFit || !textsFit || !tenantFits || !statusFits) {
            return Optional.empty();
        }
        Optional<UUID> subject = text(claims, "sub").flatMap(Ids::parse);
        Optional<UUID> session = text(claims, "sid").flatMap(Ids::parse);
        Optional<String> jti = text(claims, "jti").filter(id -> JTI.matcher(id).matches());
        Optional<Audience> audience =
                text(claims, "aud").filter(Audience::isName).map(Audience::new);
        Optional<Set<String>> roles = roles(claims);
        Optional<Scopes> scopes = text(claims, "scope").flatMap(Scopes::parse);
        Optional<Map<String, Object>> own = own(claims);
        if (subject.isEmpty() || session.isEmpty() || jti.isEmpty() || audience.isEmpty()) {
            return Optional.empty();
        }
        if (roles.isEmpty() || scopes.isEmpty() || own.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new VerifiedAccessToken(
                claims.get("iss").stringValue(),
                subject.get(),
                audience.get(),
                claims.get("upn").stringValue(),
                roles.get(),
                scopes.get(),
                text(claims, "tenant").orElse(null),
                session.get(),
                jti.get(),
                Instant.ofEpochSecond(claims.get("exp").longValue()),
                own.get()));
    }

    private static boolean isText(ObjectNode claims, String name) {
        return text(claims, name).filter(text -> !text.isEmpty()).isPresent();
    }

    private static Optional<String> text(ObjectNode claims, String name) {
        return claims.optional(name).filter(JsonNode::isString).map(JsonNode::stringValue);
    }

    private static boolean isTime(ObjectNode claims, String name) {
        return claims.optional(name)
                .filter(node -> node.isIntegralNumber() && node.canConvertToLong())
                .map(JsonNode::longValue)
                .filter(seconds -> seconds > 0 && seconds < YEAR_2500)
                .isPresent();
    }

    private static Optional<Set<String>> roles(ObjectNode claims) {
        JsonNode groups = claims.get("groups");
        if (groups == null
                || !groups.isArray()
                || !StreamSupport.stream(groups.spliterator(), false).allMatch(JsonNode::isString)) {
            return Optional.empty();
        }
        Set<String> roles = new TreeSet<>();
        groups.forEach(group -> roles.add(group.stringValue()));
        return Optional.of(roles);
    }

    private static Optional<Map<String, Object>> own(ObjectNode claims) {
        Map<String, Object> own = new TreeMap<>();
        for (Map.Entry<String, JsonNode> claim : claims.properties()) {
            JsonNode value = claim.getValue();
            if (!OURS.contains(claim.getKey())) {
                if (!value.isString() && !value.isBoolean()) {
                    return Optional.empty();
                }
                own.put(claim.getKey(), value.isBoolean() ? (Object) value.booleanValue() : value.stringValue());
            }
        }
        return own.size() > MAX_OWN ? Optional.empty() : Optional.of(own);
    }
}
