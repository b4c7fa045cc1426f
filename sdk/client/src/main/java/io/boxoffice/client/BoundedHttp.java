package io.boxoffice.client;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks the Boxoffice for JSON. An answer that is whole within 3 s, and has up to 64 KiB, is one. */
final class BoundedHttp {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int MAX_BYTES = 64 << 10;

    /** What of an answer that is none may be told; the message is ours. */
    static final class NoAnswer extends IOException {
        private static final long serialVersionUID = 1;

        NoAnswer(String message) {
            super(message);
        }
    }

    private final HttpClient http;

    /** A client that follows redirects is refused: it would take a secret wherever it is told. */
    BoundedHttp(HttpClient http) {
        if (http.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("the HttpClient must not follow redirects");
        }
        this.http = http;
    }

    HttpResponse<String> ask(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpRequest json =
                request.timeout(PATIENCE).header("Accept", "application/json").build();
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(json, head -> new BoundedBody(MAX_BYTES));
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException cause ? cause : new IOException(failed.getCause());
        } catch (TimeoutException slow) {
            throw new NoAnswer("no whole answer in " + PATIENCE);
        } finally {
            // Of no effect on one that is there; else it frees the connection.
            answer.cancel(true);
        }
    }

    /** Why there was no answer, without what a library wrote. */
    static String why(IOException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof NoAnswer ours) {
                return String.valueOf(ours.getMessage());
            }
        }
        return failed.getClass().getSimpleName();
    }
}
