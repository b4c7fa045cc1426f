package io.boxoffice.system;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * They get tokens without end, one in five by a login and the others by a refresh; each token is verified when it is new,
 * presented to its API, and must still be verifiable with the key set of the moment when it is about to expire.
 */
final class TokenClients implements AutoCloseable {
    private static final Duration ALMOST_OVER = Duration.ofMillis(4500);

    private final KeyObserver observer;
    private final Function<String, List<String>> verifiers;
    private final Duration rest;
    private final List<Thread> threads = new ArrayList<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final ConcurrentMap<String, Instant> signed = new ConcurrentHashMap<>();
    private final AtomicInteger logins = new AtomicInteger();
    private final AtomicInteger refreshes = new AtomicInteger();
    private volatile boolean closing;

    /**
     * Clients that have not begun yet.
     *
     * @param verifiers what each of some verifiers has to complain of a token
     * @param rest between two tokens of one client
     */
    TokenClients(KeyObserver observer, Function<String, List<String>> verifiers, Duration rest) {
        this.observer = observer;
        this.verifiers = verifiers;
        this.rest = rest;
    }

    /** One more client. */
    void add(Boxoffice boxoffice, Api api) {
        Person person = boxoffice.createUser(api.audience());
        Thread thread = new Thread(() -> run(boxoffice, api, person), "client " + threads.size());
        threads.add(thread);
        thread.start();
    }

    private void run(Boxoffice boxoffice, Api api, Person person) {
        Deque<KeptToken> kept = new ArrayDeque<>();
        Tokens tokens = boxoffice.login(person, api.audience());
        for (int i = 1; !closing; i++) {
            try {
                tokens = next(i, boxoffice, api, person, tokens);
                kept.add(check(boxoffice, api, tokens));
                look(kept);
            } catch (RuntimeException | AssertionError failed) {
                failures.add(Instant.now() + " " + failed);
            }
            Boxoffice.pause(rest);
        }
    }

    private Tokens next(int turn, Boxoffice boxoffice, Api api, Person person, Tokens tokens) {
        if (turn % 5 == 0) {
            logins.incrementAndGet();
            return boxoffice.login(person, api.audience());
        }
        refreshes.incrementAndGet();
        return boxoffice.refresh(tokens);
    }

    private KeptToken check(Boxoffice boxoffice, Api api, Tokens tokens) {
        KeptToken kept = new KeptToken(tokens.access(), tokens.kid(), Instant.now());
        signed.putIfAbsent(kept.kid(), kept.since());
        verifiers
                .apply(kept.token())
                .forEach(complaint -> failures.add(kept.since() + " " + kept.kid() + " " + complaint));
        boxoffice.get(api.path(), kept.token()).hasStatus(200);
        return kept;
    }

    private void look(Deque<KeptToken> kept) {
        while (kept.getFirst().since().isBefore(Instant.now().minus(ALMOST_OVER))) {
            KeptToken old = kept.removeFirst();
            if (!observer.publishedNow().contains(old.kid())) {
                failures.add(Instant.now() + " out of the key set before its last token: " + old);
            }
            if (kept.isEmpty()) {
                return;
            }
        }
    }

    /** The times at which the first token of each key came. */
    Map<String, Instant> signed() {
        return Map.copyOf(signed);
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    int logins() {
        return logins.get();
    }

    int tokens() {
        return logins.get() + refreshes.get();
    }

    @Override
    public void close() {
        closing = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
