package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A protected resource of one audience, and a key of the test's that is trusted there. */
enum Api {
    SERVER("server", "/api/server/me"),
    OTHER("other", "/api/other/user");

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Map<Api, Forged> FORGED = new ConcurrentHashMap<>();
    private static final Map<Api, String> CONSTANT_REFUSAL = new ConcurrentHashMap<>();

    private record Forged(SigningKey key, Instant since) {}

    private final String audience;
    private final String path;

    Api(String audience, String path) {
        this.audience = audience;
        this.path = path;
    }

    String path() {
        return path;
    }

    String audience() {
        return audience;
    }

    Api next() {
        return this == SERVER ? OTHER : SERVER;
    }

    Boxoffice boxoffice() {
        return Boxoffice.open();
    }

    /** A token that the server itself issued for this API. */
    TokenText issued() {
        return boxoffice().admin(audience).accessText();
    }

    /** The key in the hands of the test. */
    SigningKey forged() {
        return FORGED.compute(this, Api::fresh).key();
    }

    /** It is published for ten minutes, and all the tests together take longer. */
    private static Forged fresh(Api api, @Nullable Forged held) {
        if (held != null && held.since().isAfter(Instant.now().minusSeconds(240))) {
            return held;
        }
        return new Forged(api.boxoffice().importKey(api.audience()), Instant.now());
    }

    /** The claims of an issued token, as of now and with a {@code jti} of their own: a template to spoil. */
    ObjectNode claims() {
        return claims(boxoffice());
    }

    /** Likewise, of a token of another server. */
    ObjectNode claims(Boxoffice issuer) {
        long now = Instant.now().getEpochSecond();
        return issuer.admin(audience)
                .accessText()
                .claimsJson()
                .put("jti", jti())
                .put("iat", now)
                .put("exp", now + 300);
    }

    static String jti() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return TokenText.encode(bytes);
    }

    /** A token that is good in every respect, signed by the test's key. */
    TokenText good() {
        return TokenText.of(forged().token(claims()));
    }

    Answer present(String token) {
        boolean printable = token.length() < 8000 && token.chars().allMatch(c -> c > 0x20 && c < 0x7F);
        return printable ? boxoffice().get(path, token) : presentRaw("Bearer " + token);
    }

    /** The value of the Authorization header, byte for byte. */
    Answer presentRaw(String authorization) {
        return boxoffice().raw("GET", path, "Authorization: " + authorization);
    }

    Answer presentNothing() {
        return boxoffice().get(path);
    }

    void admits(String token) {
        assertThat(present(token).status()).as("a good token at %s", path).isEqualTo(200);
    }

    /** R for each of them, in the same words; and a good token is still admitted. */
    void refuses(Map<String, String> tokensByVariant) {
        assertSoftly(softly -> tokensByVariant.forEach((variant, token) -> softly.check(() -> {
            Answer answer = present(token);
            assertRefused(variant, answer);
            assertExplained(token, answer);
        })));
        admits(good().compact());
    }

    /** What an administrator is told of it is what was answered. A text that no JSON holds cannot be asked about. */
    private void assertExplained(String token, Answer answer) {
        if (!token.isBlank() && token.length() < 60_000 && token.chars().allMatch(c -> c > 0x20 && c < 0x7F)) {
            new Explanations(boxoffice()).assertAsAnswered(token, path, answer);
        }
    }

    void refuses(String variant, String token) {
        refuses(Map.of(variant, token));
    }

    /**
     * R, or refused for its size before anybody reads it: 413, 414, 431, or the bare 400 of the container, which closes
     * the connection without a word (RFC 9110 5.4 asks for an appropriate 4xx).
     */
    void refusesOrFindsTooBig(Map<String, String> tokensByVariant) {
        assertSoftly(softly -> tokensByVariant.forEach((variant, token) -> softly.check(() -> {
            Answer answer = present(token);
            if (answer.status() == 401) {
                assertRefused(variant, answer);
            } else {
                assertThat(answer.status()).as("%s: %s", variant, answer).isIn(400, 413, 414, 431);
                assertThat(answer.body()).as(variant).isEmpty();
            }
        })));
        admits(good().compact());
    }

    void assertRefused(String variant, Answer answer) {
        Refusal.assertInvalidToken(variant, answer);
        assertThat(Refusal.constantPart(answer)).as(variant).isEqualTo(constantRefusal());
    }

    /** The body for a token that is rubbish from its first character: every other refusal must look the same. */
    private String constantRefusal() {
        return CONSTANT_REFUSAL.computeIfAbsent(this, api -> Refusal.constantPart(api.present("rubbish")));
    }
}
