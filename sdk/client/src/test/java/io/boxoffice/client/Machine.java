package io.boxoffice.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.ws.rs.client.Client;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** A service that calls with tokens of a small issuer; its time is moved by hand. At its end nothing secret was logged. */
final class Machine implements AutoCloseable {
    static final Duration EXPIRED = Duration.ofSeconds(SmallIssuer.LIFE + 1);
    static final Duration DUE = Duration.ofSeconds(SmallIssuer.LIFE * 81 / 100);

    final SmallIssuer issuer = new SmallIssuer();
    final LinkedBlockingQueue<Runnable> background = new LinkedBlockingQueue<>();
    private final Overheard log = new Overheard();
    private final AtomicLong moved = new AtomicLong();
    private final List<AutoCloseable> open = new ArrayList<>();

    Machine() throws IOException {}

    ClientAuthentication shop() {
        return ClientAuthentication.clientSecretBasic(issuer.clientId, () -> SmallIssuer.SECRET);
    }

    AudienceTokens tokens(UnaryOperator<AudienceTokensBuilder> more) {
        AudienceTokens tokens = more.apply(AudienceTokens.from(issuer.url())
                        .as(shop())
                        .audience("orders", issuer.url() + "/api/orders")
                        .background(background::add)
                        .nanos(() -> System.nanoTime() + moved.get()))
                .open();
        open.add(tokens);
        return tokens;
    }

    Client client(Library library, UnaryOperator<AudienceTokensBuilder> more) {
        Client client = library.client().register(tokens(more));
        open.add(client);
        return client;
    }

    String get(Client client, String path) {
        return client.target(issuer.url() + path).request().get(String.class);
    }

    void move(Duration time) {
        moved.addAndGet(time.toNanos());
    }

    /** Why a call had no token; whatever it says, it says no secret. */
    AudienceTokensException failure(Client client) {
        Throwable thrown = catchThrowable(() -> get(client, "/api/orders"));
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain("canary");
            if (cause instanceof AudienceTokensException found) {
                return found;
            }
        }
        throw new AssertionError("not that exception", thrown);
    }

    /** All begin at the same moment. */
    static <T> List<T> together(int threads, Callable<T> asking) throws Exception {
        CyclicBarrier start = new CyclicBarrier(threads);
        Callable<T> waiting = () -> {
            start.await();
            return asking.call();
        };
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : executor.invokeAll(Collections.nCopies(threads, waiting))) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            executor.shutdownNow();
        }
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
        issuer.close();
        log.close();
        assertThat(log.lines).noneMatch(line -> line.contains("canary") || line.contains("caller-"));
    }
}
