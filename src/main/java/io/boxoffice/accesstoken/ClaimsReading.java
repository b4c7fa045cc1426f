package io.boxoffice.accesstoken;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Confirmation;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.SessionId;
import io.boxoffice.oauth.Subject;
import io.boxoffice.oauth.TokenId;
import io.boxoffice.oauth.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads claims with exactly the types that we mint (RFC 9068 2.2, RFC 7519 4.1): a claim of another type is no claim. */
final class ClaimsReading {
    private static final long YEAR_2500 = 16_725_225_600L;
    private static final int MAX_OWN = 8;

    /** What a machine's token does not have. */
    private static final Set<String> OF_USERS = Set.of(ClaimNames.SESSION, ClaimNames.ROLES, ClaimNames.USERNAME);

    private static final Set<String> AUTHENTICATION =
            Set.of(ClaimNames.AUTH_TIME, ClaimNames.METHODS, ClaimNames.LEVEL);

    private record Holder(Subject subject, Optional<SessionId> session, Optional<UserClaims> user) {}

    /** What holds of one claim by itself. */
    private record Rule(String claim, Predicate<ObjectNode> fits) {}

    private static final List<Rule> REST = List.of(
            new Rule(ClaimNames.ISSUER, claims -> isText(claims, ClaimNames.ISSUER)),
            new Rule(ClaimNames.EXPIRES, claims -> isTime(claims, ClaimNames.EXPIRES)),
            new Rule(ClaimNames.ISSUED, claims -> isTime(claims, ClaimNames.ISSUED)),
            new Rule(
                    ClaimNames.NOT_BEFORE,
                    claims -> !claims.has(ClaimNames.NOT_BEFORE) || isTime(claims, ClaimNames.NOT_BEFORE)),
            new Rule(ClaimNames.TENANT, claims -> !claims.has(ClaimNames.TENANT) || isText(claims, ClaimNames.TENANT)),
            // For verifiers elsewhere (Token Status List 6.2): here a revocation is known without it.
            new Rule(
                    ClaimNames.STATUS,
                    claims -> !claims.has(ClaimNames.STATUS)
                            || claims.get(ClaimNames.STATUS).isObject()),
            new Rule(ClaimNames.ACTOR, ClaimsReading::isActor),
            new Rule(ClaimNames.CONFIRMATION, ClaimsReading::confirmationFits),
            new Rule(ClaimNames.AUTH_TIME, ClaimsReading::authenticationFits));

    private ClaimsReading() {}

    /**
     * The claims, if none that must be there is missing, of another type or out of all range.
     *
     * @param spelled whose spelling an {@code aud} is
     */
    static Optional<AccessTokenClaims> of(ObjectNode claims, Function<String, Optional<Audience>> spelled) {
        Optional<TokenId> id = id(claims);
        Optional<AudienceClaim> audience = audience(claims, spelled);
        Optional<Scopes> scopes = scopes(claims);
        Optional<Map<String, Object>> own = own(claims);
        Optional<Holder> holder = holder(claims);
        boolean isWhole = id.isPresent() && audience.isPresent() && scopes.isPresent() && own.isPresent();
        if (!isWhole || holder.isEmpty() || !restFits(claims)) {
            return Optional.empty();
        }
        return Optional.of(new AccessTokenClaims(
                claims.get(ClaimNames.ISSUER).stringValue(),
                holder.get().subject(),
                new ClientId(claims.get(ClaimNames.CLIENT).stringValue()),
                audience.get(),
                id.get(),
                scopes.get(),
                holder.get().session(),
                holder.get().user(),
                authentication(claims),
                text(claims, ClaimNames.TENANT),
                thumbprint(claims).map(Confirmation::new),
                Instant.ofEpochSecond(claims.get(ClaimNames.ISSUED).longValue()),
                Instant.ofEpochSecond(claims.get(ClaimNames.EXPIRES).longValue()),
                actor(claims),
                own.get()));
    }

    /** The names of the claims by which {@link #of} finds nothing; none where it finds the claims. {@code sub} stands for whose the token is. */
    static Set<String> unfit(ObjectNode claims, Function<String, Optional<Audience>> spelled) {
        Set<String> unfit = new TreeSet<>();
        REST.stream().filter(rule -> !rule.fits().test(claims)).map(Rule::claim).forEach(unfit::add);
        Map.<String, Optional<?>>of(
                        ClaimNames.ID,
                        id(claims),
                        ClaimNames.AUDIENCE,
                        audience(claims, spelled),
                        ClaimNames.SCOPE,
                        scopes(claims),
                        ClaimNames.SUBJECT,
                        holder(claims),
                        "the user's own",
                        own(claims))
                .forEach((claim, read) -> {
                    if (read.isEmpty()) {
                        unfit.add(claim);
                    }
                });
        return unfit;
    }

    private static Optional<TokenId> id(ObjectNode claims) {
        return text(claims, ClaimNames.ID).flatMap(TokenId::parse);
    }

    private static Optional<AudienceClaim> audience(ObjectNode claims, Function<String, Optional<Audience>> spelled) {
        return text(claims, ClaimNames.AUDIENCE)
                .flatMap(aud -> spelled.apply(aud).map(of -> new AudienceClaim(of, aud)));
    }

    private static Optional<Scopes> scopes(ObjectNode claims) {
        return text(claims, ClaimNames.SCOPE).flatMap(Scopes::parse);
    }

    private static boolean restFits(ObjectNode claims) {
        return REST.stream().allMatch(rule -> rule.fits().test(claims));
    }

    private static boolean isActor(ObjectNode claims) {
        return !claims.has(ClaimNames.ACTOR) || actor(claims).isPresent();
    }

    /** All three of its claims, or none: a token of release 0.1.0 has none. */
    private static boolean authenticationFits(ObjectNode claims) {
        boolean isThere = AUTHENTICATION.stream().anyMatch(claims::has);
        return !isThere || authentication(claims).isPresent();
    }

    private static Optional<Authentication> authentication(ObjectNode claims) {
        Optional<Set<String>> methods = texts(claims, ClaimNames.METHODS).filter(all -> !all.isEmpty());
        boolean isWhole =
                methods.isPresent() && isTime(claims, ClaimNames.AUTH_TIME) && isText(claims, ClaimNames.LEVEL);
        return isWhole
                ? Optional.of(new Authentication(
                        Instant.ofEpochSecond(claims.get(ClaimNames.AUTH_TIME).longValue()),
                        new TreeSet<>(methods.get()),
                        claims.get(ClaimNames.LEVEL).stringValue()))
                : Optional.empty();
    }

    private static Optional<ActingParty> actor(ObjectNode claims) {
        return claims.optional(ClaimNames.ACTOR).flatMap(ActingParty::of);
    }

    /** Bound in a way that is not known here, it is nobody's: whoever presents it could not be asked for its proof (RFC 9449 6.1). */
    private static boolean confirmationFits(ObjectNode claims) {
        return !claims.has(ClaimNames.CONFIRMATION)
                || (claims.get(ClaimNames.CONFIRMATION).size() == 1
                        && thumbprint(claims).filter(Confirmation::isThumbprint).isPresent());
    }

    private static Optional<String> thumbprint(ObjectNode claims) {
        return claims.optional(ClaimNames.CONFIRMATION)
                .flatMap(confirmation -> confirmation.optional(ClaimNames.THUMBPRINT))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue);
    }

    /** Whose it is: a user's with all that belongs to a user, or a machine's with nothing of it. */
    private static Optional<Holder> holder(ObjectNode claims) {
        if (!isText(claims, ClaimNames.CLIENT)) {
            return Optional.empty();
        }
        String subject = text(claims, ClaimNames.SUBJECT).orElse("");
        return UserId.parse(subject).map(user -> user(user, claims)).orElseGet(() -> machine(subject, claims));
    }

    private static Optional<Holder> user(UserId id, ObjectNode claims) {
        Optional<SessionId> session = text(claims, ClaimNames.SESSION).flatMap(SessionId::parse);
        Optional<Set<String>> roles = texts(claims, ClaimNames.ROLES);
        if (session.isEmpty() || roles.isEmpty() || !isText(claims, ClaimNames.USERNAME)) {
            return Optional.empty();
        }
        String username = claims.get(ClaimNames.USERNAME).stringValue();
        UserClaims user = new UserClaims(username, roles.get());
        return Optional.of(new Holder(new Subject.OfUser(id), session, Optional.of(user)));
    }

    private static Optional<Holder> machine(String subject, ObjectNode claims) {
        boolean isItself = subject.equals(claims.get(ClaimNames.CLIENT).stringValue());
        return (isItself || claims.has(ClaimNames.ACTOR))
                        && ClientId.isName(subject)
                        && OF_USERS.stream().noneMatch(claims::has)
                ? Optional.of(
                        new Holder(new Subject.OfClient(new ClientId(subject)), Optional.empty(), Optional.empty()))
                : Optional.empty();
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

    /** A list of texts, each once. */
    private static Optional<Set<String>> texts(ObjectNode claims, String name) {
        JsonNode list = claims.get(name);
        if (list == null
                || !list.isArray()
                || !StreamSupport.stream(list.spliterator(), false).allMatch(JsonNode::isString)) {
            return Optional.empty();
        }
        Set<String> texts = new TreeSet<>();
        list.forEach(text -> texts.add(text.stringValue()));
        return Optional.of(texts);
    }

    private static Optional<Map<String, Object>> own(ObjectNode claims) {
        Map<String, Object> own = new TreeMap<>();
        for (Map.Entry<String, JsonNode> claim : claims.properties()) {
            JsonNode value = claim.getValue();
            if (!ClaimNames.OURS.contains(claim.getKey())) {
                if (!value.isString() && !value.isBoolean()) {
                    return Optional.empty();
                }
                own.put(claim.getKey(), value.isBoolean() ? (Object) value.booleanValue() : value.stringValue());
            }
        }
        return own.size() > MAX_OWN ? Optional.empty() : Optional.of(own);
    }
}
