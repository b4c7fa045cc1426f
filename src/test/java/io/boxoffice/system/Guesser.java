package io.boxoffice.system;

import java.io.UncheckedIOException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Who logs in from an address of their own, as a trusted proxy tells it. */
record Guesser(Boxoffice boxoffice, String address) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** From an address that nobody had before, and which is limited for itself. */
    static Guesser ofNowhere(Boxoffice boxoffice) {
        int number = NUMBER.incrementAndGet();
        return new Guesser(boxoffice, "203.0." + number / 256 + "." + number % 256);
    }

    Answer tryLogin(String username, String password) {
        return post("/auth/login", Json.object("username", username, "password", password, "audience", "server"));
    }

    Answer tryRefresh(String token) {
        return post("/auth/refresh", Json.object("refresh_token", token));
    }

    /** The same, again and again while there are too many at once: what was not let in, or got no connection, is no guess. */
    Answer insist(String username, String password) {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            Optional<Answer> answer = onceConnected(username, password);
            if (answer.isPresent() && !isNotNow(answer.get())) {
                return answer.get();
            }
            Boxoffice.pause(Duration.ofMillis(500));
        }
        throw new AssertionError("never let in");
    }

    /** Too many at once, or too many whose bodies are waited for. */
    private static boolean isNotNow(Answer answer) {
        return answer.status() == 429 || answer.status() == 503;
    }

    private Optional<Answer> onceConnected(String username, String password) {
        try {
            return Optional.of(tryLogin(username, password));
        } catch (UncheckedIOException failed) {
            if (failed.getCause() instanceof HttpConnectTimeoutException) {
                return Optional.empty();
            }
            throw failed;
        }
    }

    void fail(Person person, int times) {
        for (int i = 0; i < times; i++) {
            tryLogin(person.username(), "wrong horse number " + i).isOAuthError(401, "invalid_grant");
        }
    }

    Answer post(String path, String json) {
        return boxoffice.send(boxoffice
                .request(path)
                .header("X-Forwarded-For", address)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }
}
