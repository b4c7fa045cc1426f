package example;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.boxoffice.client.AudienceTokens;
import io.boxoffice.resourceserver.StatusListFilter;
import io.boxoffice.resourceserver.StatusListSource;
import io.boxoffice.testkit.BoxofficeIssuer;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** Calls an API with a token of the client's, both in this process, and makes a filter and a token of the other libraries. */
public final class Consumer {
    private static final String TOKENS = "{\"access_token\":\"access\",\"token_type\":\"Bearer\",\"expires_in\":600,"
            + "\"refresh_token\":\"refresh\",\"audience\":\"orders\",\"scope\":\"\"}";

    private Consumer() {}

    /** Fails unless the API has seen the token. */
    public static void main(String[] arguments) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/auth/login", exchange -> answer(exchange, TOKENS));
        server.createContext(
                "/orders",
                exchange -> answer(exchange, exchange.getRequestHeaders().getFirst("Authorization")));
        server.start();
        String office = "http://localhost:" + server.getAddress().getPort();
        try (AudienceTokens tokens = AudienceTokens.from(office)
                        .as("alice", () -> "a password")
                        .audience("orders", office + "/orders")
                        .open();
                Client client = ClientBuilder.newClient().register(tokens)) {
            String seen = client.target(office + "/orders").request().get(String.class);
            if (!seen.equals("Bearer access")) {
                throw new IllegalStateException("the API has seen " + seen);
            }
        } finally {
            server.stop(0);
        }
        StatusListFilter filter = new StatusListFilter(
                StatusListSource.of(office, "orders"), HttpClient.newHttpClient(), Clock.systemUTC());
        try (BoxofficeIssuer issuer = BoxofficeIssuer.forAudience("orders")) {
            System.out.println(issuer + " has made " + issuer.token("alice").signed());
        }
        System.out.println("Java " + Runtime.version().feature() + " had its token, and "
                + filter.getClass().getSimpleName());
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] bytes = String.valueOf(text).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
