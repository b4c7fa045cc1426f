package io.boxoffice.client;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Reads what the token endpoints answer (RFC 6749 5.1, 5.2). Nothing of an answer gets into a message but an error code.
 *
 * @param type the {@code token_type} that was asked for: a token of another one is not as safe as the caller thinks
 * @param hasRefresh whether a refresh token comes along, as in a user's session
 */
record TokenReading(String audience, String type, boolean hasRefresh, long askedAt) {
    /** RFC 6750 2.1, without what only encodings need; nothing that could end a header. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]{1,16384}");

    private static final Pattern ERROR = Pattern.compile("[a-z_]{1,40}");
    private static final Pattern METHOD = Pattern.compile("[a-z0-9_]{1,40}");
    private static final int MAX_METHODS = 10;

    /** OAuth 2.0 for First-Party Applications 5.2.1. */
    private static final String INSUFFICIENT = "insufficient_authorization";

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");
    private static final long MAX_LIFE = TimeUnit.DAYS.toSeconds(1);

    /** RFC 8693 2.2.1; the other grants do not say it. */
    private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";

    /** Of a user's session. */
    static TokenReading ofASession(String audience, long askedAt) {
        return new TokenReading(audience, "Bearer", true, askedAt);
    }

    TokenAnswer read(HttpResponse<String> response) {
        String body = response.body();
        int status = response.statusCode();
        if (status == 429) {
            return new TokenAnswer.SlowDown(retryAfter(response));
        }
        if (status == 200) {
            return tokens(members(body));
        }
        return status >= 500
                ? new TokenAnswer.Unavailable("it answered " + status, retryAfter(response))
                : refused(members(body), status);
    }

    private TokenAnswer refused(Map<String, Object> members, int status) {
        Optional<String> session = token(members, "auth_session");
        return status == 403 && INSUFFICIENT.equals(members.get("error")) && session.isPresent()
                ? new TokenAnswer.SecondStep(new FactorDue(audience, methods(members), waiting(members)), session.get())
                : new TokenAnswer.Refused(error(members, status));
    }

    private static List<String> methods(Map<String, Object> members) {
        return members.get("methods") instanceof List<?> methods
                ? methods.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .filter(METHOD.asMatchPredicate())
                        .limit(MAX_METHODS)
                        .toList()
                : List.of();
    }

    private static Duration waiting(Map<String, Object> members) {
        return Duration.ofNanos(life(members).orElse(0));
    }

    private TokenAnswer tokens(Map<String, Object> members) {
        OptionalLong life = life(members);
        Optional<String> access = token(members, "access_token");
        Optional<String> refresh = hasRefresh ? token(members, "refresh_token") : Optional.empty();
        if (life.isEmpty() || access.isEmpty() || refresh.isPresent() != hasRefresh) {
            return new TokenAnswer.Unavailable("its answer is no token response", Duration.ZERO);
        }
        return unexpected(members)
                .<TokenAnswer>map(TokenAnswer.Refused::new)
                .orElseGet(
                        () -> new TokenAnswer.Granted(new TokenPair(access.get(), refresh, askedAt, life.getAsLong())));
    }

    private Optional<String> unexpected(Map<String, Object> members) {
        if (!type.equalsIgnoreCase(String.valueOf(members.get("token_type")))) {
            return Optional.of("a token that is not of the type " + type);
        }
        if (!ACCESS_TOKEN.equals(members.getOrDefault("issued_token_type", ACCESS_TOKEN))) {
            return Optional.of("no access token");
        }
        return audience.equals(members.get("audience"))
                ? Optional.empty()
                : Optional.of("a token for another audience");
    }

    private static Optional<String> token(Map<String, Object> members, String name) {
        return members.get(name) instanceof String text && TOKEN.matcher(text).matches()
                ? Optional.of(text)
                : Optional.empty();
    }

    private static OptionalLong life(Map<String, Object> members) {
        return members.get("expires_in") instanceof Long seconds && seconds > 0
                ? OptionalLong.of(TimeUnit.SECONDS.toNanos(Math.min(seconds, MAX_LIFE)))
                : OptionalLong.empty();
    }

    private static String error(Map<String, Object> members, int status) {
        return members.get("error") instanceof String error
                        && ERROR.matcher(error).matches()
                ? error
                : "status " + status;
    }

    private static Duration retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(text -> SECONDS.matcher(text).matches())
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(Duration.ZERO);
    }

    private static Map<String, Object> members(String body) {
        try {
            Map<String, Object> members = JSONObjectUtils.parse(body);
            return members == null ? Map.of() : members;
        } catch (ParseException malformed) {
            return Map.of();
        }
    }
}
