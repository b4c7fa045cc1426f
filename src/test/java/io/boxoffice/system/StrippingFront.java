package io.boxoffice.system;

import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.ResponseCodeHandler;
import io.undertow.server.handlers.proxy.LoadBalancingProxyClient;
import io.undertow.server.handlers.proxy.ProxyHandler;
import java.net.URI;

/** A proxy that serves a node below a path, as docs/operations.md has it: it takes the path away, and passes those of RFC 8414 and RFC 9728. */
final class StrippingFront implements AutoCloseable {
    private final int port = Node.freePort();
    private final String path;
    private final HttpHandler proxy;
    private final Undertow server;

    StrippingFront(Boxoffice node, String path) {
        this.path = path;
        this.proxy = ProxyHandler.builder()
                .setProxyClient(
                        new LoadBalancingProxyClient().addHost(URI.create("http://127.0.0.1:" + node.httpPort())))
                .build();
        server = Undertow.builder()
                .addHttpListener(port, "127.0.0.1", exchange -> {
                    exchange.setRequestScheme("https");
                    target(exchange).handleRequest(exchange);
                })
                .build();
        server.start();
    }

    private HttpHandler target(HttpServerExchange exchange) {
        String asked = exchange.getRequestURI();
        if (asked.startsWith(path + "/")) {
            String rest = asked.substring(path.length());
            exchange.setRequestURI(rest);
            exchange.setRequestPath(rest);
            exchange.setRelativePath(rest);
            return proxy;
        }
        boolean isMetadata = asked.equals("/.well-known/oauth-authorization-server" + path)
                || asked.startsWith("/.well-known/oauth-protected-resource" + path + "/");
        return isMetadata ? proxy : ResponseCodeHandler.HANDLE_404;
    }

    /** What the world asks for. */
    URI address(String target) {
        return URI.create("http://127.0.0.1:" + port + target);
    }

    @Override
    public void close() {
        server.stop();
    }
}
