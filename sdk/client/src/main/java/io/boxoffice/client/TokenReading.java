package io.boxoffice.client;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Reads what the token endpoints answer (RFC 6749 5.1, 5.2). Nothing of an answer gets into a message but an error code. */
record TokenReading(String audience, long askedAt) {
    /** RFC 6750 2.1, without what only encodings need; nothing that could end a header. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]{1,16384}");

    private static final Pattern ERROR = Pattern.compile("[a-z_]{1,40}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");
    private static final long MAX_LIFE = TimeUnit.DAYS.toSeconds(1);

    TokenAnswer read(HttpResponse<?> response, String body) {
        int status = response.statusCode();
        if (status == 429) {
            return new TokenAnswer.SlowDown(retryAfter(response));
        }
        if (status == 200) {
            return tokens(members(body));
        }
        return status >= 500
                ? new TokenAnswer.Unavailable("it answered " + status, retryAfter(response))
                : new TokenAnswer.Refused(error(members(body), status));
    }

    private TokenAnswer tokens(Map<String, Object> members) {
        OptionalLong life = life(members);
        if (life.isEmpty()
                || !(members.get("access_token") instanceof String access)
                || !TOKEN.matcher(access).matches()
                || !(members.get("refresh_token") instanceof String refresh)
                || !TOKEN.matcher(refresh).matches()
                || !"bearer".equalsIgnoreCase(String.valueOf(members.get("token_type")))) {
            return new TokenAnswer.Unavailable("its answer is no token response", Duration.ZERO);
        }
        return audience.equals(members.get("audience"))
                ? new TokenAnswer.Granted(new TokenPair(access, refresh, askedAt, life.getAsLong()))
                : new TokenAnswer.Refused("a token for another audience");
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
