package io.boxoffice.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A client's own server on this machine: a page with a heading, and the parameters with which browsers came back to it last. */
final class ClientSite implements AutoCloseable {
    static final String HEADING = "At the client";

    private final HttpServer server;
    private final Map<String, String> returned = new LinkedHashMap<>();

    private ClientSite(HttpServer server) {
        this.server = server;
    }

    static ClientSite open() {
        try {
            InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            ClientSite site = new ClientSite(HttpServer.create(anyPort, 0));
            site.server.createContext("/callback", site::answer);
            site.server.start();
            return site;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String callback() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/callback";
    }

    /** The parameters of the last answer. */
    synchronized Map<String, String> returned() {
        return Map.copyOf(returned);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        keep(form.isEmpty() && query != null ? query : form);
        byte[] page = ("<!doctype html><title>Client</title><link rel=icon href=data:,><h1>" + HEADING + "</h1>")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
        exchange.sendResponseHeaders(200, page.length);
        exchange.getResponseBody().write(page);
        exchange.close();
    }

    private synchronized void keep(String parameters) {
        returned.clear();
        for (String pair : parameters.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            returned.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
