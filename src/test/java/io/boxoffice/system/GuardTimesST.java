package io.boxoffice.system;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

/** Attack cases A032 to A037, each under a true signature: when a token is good. The skew is 5 s. */
class GuardTimesST {
    private static final int SKEW_SECONDS = 5;

    @ParameterizedTest
    @EnumSource
    @DisplayName("A032: exp missing or of another type")
    void expiryMissingOrNoIntegerThenRefused(Api api) {
        api.refuses(Spoiled.inEachForm(
                api, "exp", "null", "\"" + (now() + 300) + "\"", "true", "[" + (now() + 300) + "]", "{}"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A033: exp in the past, or with a fraction")
    void expiredOrFractionalThenRefused(Api api) {
        long now = now();
        Map<String, String> tokens = new LinkedHashMap<>();
        for (long exp : new long[] {0, -1, now - 3600, now - SKEW_SECONDS - 1}) {
            tokens.put("exp " + (exp - now), Spoiled.times(api, Long.toString(now - 3601), Long.toString(exp)));
        }
        for (String exp :
                new String[] {(now + 300) + ".5", (now + 300) + ".0", (now + 300) + "e0", "1.9e9", "1e10", "-0"}) {
            tokens.put("exp " + exp, Spoiled.with(api, "exp", exp));
        }
        api.refuses(tokens);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A034: exp inside the skew, and the same token when the skew has passed")
    void insideTheSkewThenAdmittedAndAfterItRefused(Api api) {
        api.admits(api.good().compact());
        ObjectNode claims = api.claims(); // a login may be among it, which takes its time on a busy machine
        long now = now();
        // no older than that: what was issued to the administrator may be revoked, by another test
        String token = api.forged().token(claims.put("iat", now - 3).put("exp", now - 2));
        api.admits(token);
        Boxoffice.pause(Duration.between(Instant.now(), Instant.ofEpochSecond(now - 2 + SKEW_SECONDS + 1)));
        api.refuses("after the skew", token);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A035: exp in a far future")
    void farFutureThenRefused(Api api) {
        long now = now();
        api.refuses(Spoiled.inEachForm(
                api,
                "exp",
                "253402300799",
                Long.toString(now * 1000),
                Long.toString(now + 7200),
                "9223372036854775807",
                "9223372036854775808",
                "1" + "0".repeat(400)));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A036: nbf in the future, after exp, of another type")
    void notYetValidThenRefused(Api api) {
        long now = now();
        api.refuses(Map.of(
                "in the future", Spoiled.with(api, "nbf", Long.toString(now + 60)),
                "after exp", Spoiled.with(api, "nbf", Long.toString(now + 301)),
                "string", Spoiled.with(api, "nbf", "\"" + (now - 1) + "\""),
                "array", Spoiled.with(api, "nbf", "[" + (now - 1) + "]"),
                "fraction", Spoiled.with(api, "nbf", (now - 1) + ".5")));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A037: iat missing, in the future, negative, after exp, of another type")
    void issueTimeMissingOrWrongThenRefused(Api api) {
        long now = now();
        Map<String, String> tokens = new LinkedHashMap<>(Spoiled.inEachForm(
                api, "iat", Long.toString(now + 60), "-1", "null", "\"" + now + "\"", now + ".5", "true"));
        tokens.put("after exp", Spoiled.times(api, Long.toString(now + 3), Long.toString(now + 2)));
        tokens.put("in the future with its exp", Spoiled.times(api, Long.toString(now + 60), Long.toString(now + 120)));
        api.refuses(tokens);
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }
}
