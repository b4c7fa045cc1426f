package io.boxoffice.resourceserver;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether claims are such as the issuer writes for one audience (RFC 9068 2.2, RFC 7519 4.1), with exactly its types: a claim of another type is
 * no claim.
 */
record ClaimsCheck(String issuer, String audience) {
    private static final long SKEW = 5;
    private static final long LONGEST_LIFE = 3_600;
    private static final long YEAR_2500 = 16_725_225_600L;
    private static final int MOST_ACTORS = 5;
    private static final int MOST_OF_THE_USER = 8;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern USER = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern CLIENT = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern SCOPES =
            Pattern.compile("([\\x21\\x23-\\x5B\\x5D-\\x7E]{1,64}( [\\x21\\x23-\\x5B\\x5D-\\x7E]{1,64})*)?");

    /** What only users have. */
    private static final Set<String> OF_USERS = Set.of("sid", "upn", "groups");

    private static final Set<String> OF_THE_LOGIN = Set.of("auth_time", "amr", "acr");
    private static final Set<String> OF_THE_ISSUER = Set.of(
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
            "auth_time",
            "amr",
            "acr",
            "tenant",
            "act",
            "cnf",
            "status");

    boolean holds(Map<String, Object> claims, Instant now) {
        return issuer.equals(claims.get("iss"))
                && audience.equals(claims.get("aud"))
                && isInTime(claims, now.getEpochSecond())
                && matches(claims, "jti", ID)
                && matches(claims, "scope", SCOPES)
                && (isUsers(claims) || isMachines(claims))
                && hasAllOrNoneOfTheLogin(claims)
                && fits(claims, "tenant", ClaimsCheck::isText)
                && fits(claims, "act", actor -> isActor(actor, MOST_ACTORS))
                && isTheUsersOwn(claims);
    }

    private static boolean isInTime(Map<String, Object> claims, long now) {
        if (!(claims.get("iat") instanceof Long issued) || !(claims.get("exp") instanceof Long expires)) {
            return false;
        }
        return isTime(issued)
                && isTime(expires)
                && now < expires + SKEW
                && issued <= now + SKEW
                && issued < expires
                && expires - issued <= LONGEST_LIFE
                && fits(claims, "nbf", from -> isTime(from) && (long) from <= now + SKEW);
    }

    private static boolean isUsers(Map<String, Object> claims) {
        return matches(claims, "sub", USER)
                && matches(claims, "sid", USER)
                && isText(claims.get("client_id"))
                && isText(claims.get("upn"))
                && isTexts(claims.get("groups"));
    }

    /** Of the client itself, or of another for which it acts (RFC 8693 4.1). */
    private static boolean isMachines(Map<String, Object> claims) {
        String client = claims.get("client_id") instanceof String text ? text : "";
        return matches(claims, "sub", CLIENT)
                && !matches(claims, "sub", USER)
                && !client.isEmpty()
                && (client.equals(claims.get("sub")) || claims.containsKey("act"))
                && OF_USERS.stream().noneMatch(claims::containsKey);
    }

    private static boolean hasAllOrNoneOfTheLogin(Map<String, Object> claims) {
        return OF_THE_LOGIN.stream().noneMatch(claims::containsKey)
                || (isTime(claims.get("auth_time"))
                        && isText(claims.get("acr"))
                        && isTexts(claims.get("amr"))
                        && !List.of().equals(claims.get("amr")));
    }

    private static boolean isActor(Object claim, int most) {
        return most > 0
                && claim instanceof Map<?, ?> actor
                && isText(actor.get("sub"))
                && actor.size() == (actor.containsKey("act") ? 2 : 1)
                && (!actor.containsKey("act") || isActor(actor.get("act"), most - 1));
    }

    /** Claims that the issuer does not write itself are texts and booleans of the user, and few. */
    private static boolean isTheUsersOwn(Map<String, Object> claims) {
        List<Object> own = claims.entrySet().stream()
                .filter(claim -> !OF_THE_ISSUER.contains(claim.getKey()))
                .<Object>map(Map.Entry::getValue)
                .toList();
        return own.size() <= MOST_OF_THE_USER
                && own.stream().allMatch(value -> value instanceof String || value instanceof Boolean);
    }

    private static boolean fits(Map<String, Object> claims, String name, Predicate<Object> shape) {
        return !claims.containsKey(name) || (claims.get(name) != null && shape.test(claims.get(name)));
    }

    private static boolean matches(Map<String, Object> claims, String name, Pattern pattern) {
        return claims.get(name) instanceof String text && pattern.matcher(text).matches();
    }

    private static boolean isText(@Nullable Object value) {
        return value instanceof String text && !text.isEmpty();
    }

    private static boolean isTexts(@Nullable Object value) {
        return value instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
    }

    private static boolean isTime(@Nullable Object value) {
        return value instanceof Long seconds && seconds > 0 && seconds < YEAR_2500;
    }
}
