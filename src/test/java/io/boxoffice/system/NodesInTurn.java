package io.boxoffice.system;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/** No proxy: each request goes to the next node, ready or not, so that what is seen is what nodes answered. */
record NodesInTurn(List<Boxoffice> nodes, AtomicInteger next) implements Proxy {
    /** Nodes in development, which take plain HTTP. */
    static NodesInTurn of(List<Boxoffice> nodes) {
        return new NodesInTurn(nodes, new AtomicInteger());
    }

    @Override
    public URI address(String path) {
        Boxoffice node = nodes.get(Math.floorMod(next.getAndIncrement(), nodes.size()));
        return URI.create("http://127.0.0.1:" + node.httpPort() + path);
    }

    @Override
    public SSLContext trust() {
        return nodes.getFirst().trust();
    }

    @Override
    public void close() {
        // the nodes are closed by whoever opened them
    }
}
