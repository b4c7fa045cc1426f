package io.boxoffice.resourceserver;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Fetches over HTTP, whole within 2 s, up to 4 MiB. A redirect is followed only if the client that was given does so. */
final class HttpFetch implements ResourceRetriever {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int MAX_BYTES = 4 << 20;

    private final HttpClient http;

    HttpFetch(HttpClient http) {
        this.http = http;
    }

    String get(URI uri, String mediaType) throws IOException {
        return fetch(uri, mediaType).text();
    }

    Fetched fetch(URI uri, String mediaType) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .header("Accept", mediaType)
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request, head -> new BoundedBody(MAX_BYTES));
        try {
            HttpResponse<byte[]> whole = answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (whole.statusCode() != 200) {
                throw new IOException(uri + " answered " + whole.statusCode());
            }
            return Fetched.of(new String(whole.body(), StandardCharsets.UTF_8), whole.headers());
        } catch (TimeoutException late) { // the client's own time ends with the head of the answer
            answer.cancel(true);
            throw new IOException(uri + " did not answer in time", late);
        } catch (ExecutionException failed) {
            throw new IOException(uri + " did not answer", failed.getCause());
        } catch (InterruptedException interrupted) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    @Override
    public Resource retrieveResource(URL url) throws IOException {
        return new Resource(get(URI.create(url.toString()), "application/json"), "application/json");
    }
}
