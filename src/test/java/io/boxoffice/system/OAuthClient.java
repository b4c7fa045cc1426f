package io.boxoffice.system;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A registered client in the hands of a test: it asks at {@code /oauth2} with its secret in the header, or as the test says. */
record OAuthClient(Boxoffice boxoffice, String id, String secret) {
    static final String FORM = "application/x-www-form-urlencoded";

    /** Registers one with a secret; what is given is added to what it must have. */
    static OAuthClient register(Boxoffice boxoffice, Object... namesAndValues) {
        Answer answer = tryRegister(boxoffice, namesAndValues).hasStatus(201);
        return new OAuthClient(boxoffice, answer.text("client_id"), answer.text("client_secret"));
    }

    /** The same, and the answer, whatever it is. */
    static Answer tryRegister(Boxoffice boxoffice, Object... namesAndValues) {
        Map<String, Object> members = Json.map(namesAndValues);
        members.putIfAbsent("client_name", "Partner");
        return boxoffice.asAdmin("/api/server/clients", Json.text(members));
    }

    /** One that may read the orders of a tenant. */
    static OAuthClient orderReader(Boxoffice boxoffice, String tenant) {
        return register(
                boxoffice,
                "grant_types",
                List.of("client_credentials"),
                "audiences",
                Map.of("other", List.of("orders.read")),
                "tenant",
                tenant);
    }

    /** One that has no secret. */
    static OAuthClient publicClient(Boxoffice boxoffice, String grant, Map<String, Object> audiences) {
        Answer answer = tryRegister(boxoffice, "type", "public", "grant_types", List.of(grant), "audiences", audiences)
                .hasStatus(201);
        return new OAuthClient(boxoffice, answer.text("client_id"), "");
    }

    String path() {
        return "/api/server/clients/" + id;
    }

    /** Asks at the token endpoint. */
    Answer token(String... parameters) {
        return ask("/oauth2/token", parameters);
    }

    /** A token of its own for an audience. */
    Answer credentials(String audience, String... more) {
        List<String> all = new ArrayList<>(List.of("grant_type", "client_credentials", "audience", audience));
        all.addAll(List.of(more));
        return token(all.toArray(String[]::new));
    }

    Answer introspect(String token) {
        return ask("/oauth2/introspect", "token", token);
    }

    Answer revoke(String token) {
        return ask("/oauth2/revoke", "token", token);
    }

    /** Asks with id and secret in the header. */
    Answer ask(String path, String... parameters) {
        return boxoffice.send(request(path, parameters).header("Authorization", basic(id, secret)));
    }

    /** A request without any credentials. */
    HttpRequest.Builder request(String path, String... parameters) {
        return boxoffice
                .request(path)
                .header("Content-Type", FORM)
                .POST(HttpRequest.BodyPublishers.ofString(form(parameters)));
    }

    /** RFC 6749 2.3.1: encoded before they are put together. */
    static String basic(String id, String secret) {
        String both = encoded(id) + ":" + encoded(secret);
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    /** Names and values in turn. */
    static String form(String... parameters) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < parameters.length; i += 2) {
            pairs.add(encoded(parameters[i]) + "=" + encoded(parameters[i + 1]));
        }
        return String.join("&", pairs);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
