package io.boxoffice.clientdocument;

import io.boxoffice.json.StrictJson;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.settings.Settings;
import io.boxoffice.transport.JvmTrust;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fetches a document from an address that a stranger has named (draft-ietf-oauth-client-id-metadata-document 5 and 8.6): over TLS, from a public address only,
 * without redirects, cookies or credentials, a few kilobytes within a few seconds, and a few documents at a time. The connection goes to the very addresses
 * that were looked at: a name that leads elsewhere a moment later does not count.
 */
@ApplicationScoped
class DocumentFetch {
    /** In octets; what the draft recommends (8.7). */
    static final int LONGEST = 5 * 1024;

    private static final Duration TO_CONNECT = Duration.ofSeconds(2);
    private static final int MOST_AT_A_TIME = 8;
    private static final Pattern JSON =
            Pattern.compile("application/(?:[a-z0-9.+-]+\\+)?json *(?:;.*)?", Pattern.CASE_INSENSITIVE);

    /** What came of it. */
    sealed interface Outcome permits Fetched, Failed, Busy {}

    /**
     * There is an object.
     *
     * @param life for how long it is good
     */
    record Fetched(ObjectNode document, Duration life) implements Outcome {}

    /** There is none; the reason is for the operator. */
    record Failed(String why) implements Outcome {}

    /** As many are being fetched as may be. */
    record Busy() implements Outcome {}

    @Inject
    Issuer issuer;

    private final Semaphore places = new Semaphore(MOST_AT_A_TIME);

    /** All that is waited for, from the look-up of the name to the last octet. */
    Duration patience = Duration.ofSeconds(5);

    CloseableHttpClient http;

    @SuppressWarnings("NullAway.Init")
    protected DocumentFetch() {}

    @PostConstruct
    void open() {
        http = client(JvmTrust.tls(), PublicAddresses.of(issuer)::contains);
    }

    static CloseableHttpClient client(SSLContext tls, Predicate<InetAddress> allowed) {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setTlsSocketStrategy(new DefaultClientTlsStrategy(tls))
                        .setDnsResolver(new Guarded(SystemDefaultDnsResolver.INSTANCE, allowed))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(TO_CONNECT))
                                .setSocketTimeout(Timeout.of(TO_CONNECT))
                                .build())
                        .setMaxConnTotal(MOST_AT_A_TIME)
                        .setMaxConnPerRoute(MOST_AT_A_TIME)
                        .build())
                .setConnectionReuseStrategy((_, _, _) -> false)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /** Names that lead to allowed addresses only, each of them: which one is taken is not for the name's owner to choose. */
    record Guarded(DnsResolver names, Predicate<InetAddress> allowed) implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            InetAddress[] all = names.resolve(host);
            if (!Arrays.stream(all).allMatch(allowed)) {
                throw new UnknownHostException("the name leads to an address that is not public");
            }
            return all;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    /**
     * Fetches the document at an address. It is done by a thread of its own, for neither the look-up of a name nor a slow sender can be hurried: after
     * the patience its connection is closed, and the place that it takes is free when it is really over.
     */
    Outcome fetch(String address) {
        if (!places.tryAcquire()) {
            return new Busy();
        }
        HttpGet request = new HttpGet(address);
        FutureTask<Outcome> task = new FutureTask<>(() -> asked(request));
        Thread.ofPlatform().daemon().name("client document").start(() -> {
            try {
                task.run();
            } finally {
                places.release();
            }
        });
        return awaited(task, request);
    }

    private Outcome awaited(FutureTask<Outcome> task, HttpGet request) {
        try {
            return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            return new Failed("it took too long");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Failed("the server stops");
        } catch (ExecutionException failed) {
            return new Failed(Settings.quoted(String.valueOf(failed.getCause())));
        } finally {
            request.cancel();
        }
    }

    private Outcome asked(HttpGet request) throws IOException {
        request.setHeader("Accept", "application/json");
        ClassicHttpResponse answer = http.executeOpen(null, request, null);
        try {
            return outcome(answer);
        } finally {
            request.cancel(); // to close the answer would read it to its end
        }
    }

    private static Outcome outcome(ClassicHttpResponse answer) throws IOException {
        HttpEntity entity = answer.getEntity();
        if (answer.getCode() != HttpStatus.SC_OK || entity == null) {
            return new Failed("the status is " + answer.getCode());
        }
        if (entity.getContentType() == null
                || !JSON.matcher(entity.getContentType()).matches()) {
            return new Failed("it is not served as JSON");
        }
        byte[] octets = octets(entity);
        if (octets.length > LONGEST) {
            return new Failed("it has more than " + LONGEST + " octets");
        }
        return StrictJson.object(octets)
                .<Outcome>map(document -> new Fetched(document, life(answer)))
                .orElseGet(() -> new Failed("it is no JSON object"));
    }

    /** One more than is taken, at most: then it is too long, however much there is. */
    private static byte[] octets(HttpEntity entity) throws IOException {
        return entity.getContent().readNBytes(LONGEST + 1);
    }

    private static Duration life(ClassicHttpResponse answer) {
        return DocumentLife.of(Arrays.stream(answer.getHeaders("Cache-Control"))
                .map(Header::getValue)
                .toList());
    }

    @PreDestroy
    void close() {
        http.close(CloseMode.IMMEDIATE);
    }
}
