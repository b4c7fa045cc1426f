package io.boxoffice.system;

import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.proxy.LoadBalancingProxyClient;
import io.undertow.server.handlers.proxy.ProxyHandler;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Undertow's reverse proxy. As {@code deploy/haproxy.cfg} has it, each node is asked how it is, here every half second, and
 * requests go to those that are ready, in turn; where none is, to those that have opened, for they can say why not. No request is
 * repeated. To the nodes it is the one that ended TLS.
 */
final class UndertowProxy implements Proxy {
    private static final Duration EVERY = Duration.ofMillis(500);
    private static final Duration NOTICED = Duration.ofSeconds(10);

    private enum Health {
        READY,
        OPEN,
        GONE
    }

    private final LoadBalancingProxyClient targets = new LoadBalancingProxyClient()
            .setConnectionsPerThread(400)
            .setMaxQueueSize(0)
            .setProblemServerRetry(1);
    private final Map<URI, Health> health = new ConcurrentHashMap<>();
    private Set<URI> chosen = Set.of();
    private int nodes;
    private final int port = Node.freePort();
    private final Undertow server;
    private volatile boolean closed;

    UndertowProxy(Boxoffice... nodes) {
        HttpHandler proxy = ProxyHandler.builder()
                .setProxyClient(targets)
                .setMaxConnectionRetries(1)
                .build();
        server = Undertow.builder()
                .addHttpListener(port, "127.0.0.1", exchange -> {
                    exchange.setRequestScheme("https");
                    proxy.handleRequest(exchange);
                })
                .build();
        server.start();
        for (Boxoffice node : nodes) {
            add(node);
        }
    }

    /** One more node, asked from now on how it is. */
    synchronized void add(Boxoffice node) {
        nodes++;
        Thread.ofPlatform().daemon().name("health of " + node.httpPort()).start(() -> watch(node));
    }

    @Override
    public void awaitNodes() {
        Poll.until("the proxy sends requests to all nodes", NOTICED, this::sendsToAll);
    }

    private synchronized boolean sendsToAll() {
        return chosen.size() == nodes && chosen.equals(those(Health.READY::equals));
    }

    @Override
    public URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private void watch(Boxoffice node) {
        URI address = URI.create("http://127.0.0.1:" + node.httpPort());
        while (!closed) {
            health.put(address, healthOf(node));
            choose();
            Boxoffice.pause(EVERY);
        }
    }

    private static Health healthOf(Boxoffice node) {
        try {
            if (node.getPlain("/health/ready").status() == 200) {
                return Health.READY;
            }
            return node.getPlain("/health/started").status() == 200 ? Health.OPEN : Health.GONE;
        } catch (UncheckedIOException | AssertionError away) {
            return Health.GONE;
        }
    }

    private synchronized void choose() {
        Set<URI> ready = those(Health.READY::equals);
        Set<URI> wanted = ready.isEmpty() ? those(Health.OPEN::equals) : ready;
        wanted.stream().filter(one -> !chosen.contains(one)).forEach(targets::addHost);
        chosen.stream().filter(one -> !wanted.contains(one)).forEach(targets::removeHost);
        chosen = wanted;
    }

    private Set<URI> those(Predicate<Health> wanted) {
        return health.entrySet().stream()
                .filter(entry -> wanted.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void close() {
        closed = true;
        server.stop();
    }
}
