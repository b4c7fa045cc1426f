package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Token exchange (RFC 8693): a service calls another audience on behalf of its caller. */
class TokenExchangeST {
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String ACCESS = "urn:ietf:params:oauth:token-type:access_token";
    private static final String REFRESH = "urn:ietf:params:oauth:token-type:refresh_token";

    private final Boxoffice boxoffice = Boxoffice.open();

    /** The service behind {@code other}: it may read users at {@code server}, and orders. */
    private final OAuthClient service = OAuthClient.register(
            boxoffice,
            "grant_types",
            List.of(GRANT, "client_credentials", "refresh_token"),
            "audiences",
            Map.of("server", List.of("users.read"), "other", List.of("orders.read")),
            "resource_server_of",
            "other");

    private final Person person = boxoffice.hireWith(Map.of(
            "audiences",
            List.of("other", "server"),
            "tenant",
            "north",
            "scopes",
            Map.of("other", List.of("orders.read", "orders.write"), "server", List.of("users.read", "keys.read"))));

    @Test
    @DisplayName("OA-09: for another audience: the same subject and session, who acts, no longer and no refresh token")
    void callersTokenThenOneForAnotherAudience() {
        Tokens caller = boxoffice.login(person, "other");
        JsonNode before = TokenText.of(caller.access()).claimsJson();
        Answer answer = exchange(caller.access(), "audience", "server").hasStatus(200);

        assertThat(answer.text("issued_token_type")).isEqualTo(ACCESS);
        assertThat(answer.json().has("refresh_token")).isFalse();
        assertThat(answer.text("scope")).isEqualTo("users.read");
        JsonNode after = TokenText.of(answer.text("access_token")).claimsJson();
        assertThat(after.path("aud").stringValue()).isEqualTo("server");
        assertThat(after.path("sub")).isEqualTo(before.path("sub"));
        assertThat(after.path("sid")).isEqualTo(before.path("sid"));
        assertThat(after.path("client_id").stringValue()).isEqualTo(service.id());
        assertThat(after.path("act").path("sub").stringValue()).isEqualTo(service.id());
        assertThat(after.path("exp").longValue())
                .isLessThanOrEqualTo(before.path("exp").longValue());
        boxoffice.get("/api/server/users", answer.text("access_token")).hasStatus(200);

        boxoffice.tryLogout(caller.refresh()).hasStatus(204);
        Refusal.assertInvalidToken(
                "its session ended", boxoffice.get("/api/server/users", answer.text("access_token")));
    }

    @Test
    @DisplayName("OA-09, A144: at its own audience never wider; at another one only what client and user have")
    void scopeThenNeverWider() {
        String narrow = boxoffice
                .post(
                        "/auth/login",
                        Json.object(
                                "username",
                                person.username(),
                                "password",
                                person.password(),
                                "audience",
                                "other",
                                "scope",
                                ""))
                .hasStatus(200)
                .text("access_token");
        exchange(narrow, "audience", "other", "scope", "orders.read").isOAuthError(400, "invalid_scope");
        assertThat(exchange(narrow, "audience", "other").hasStatus(200).text("scope"))
                .isEmpty();

        String whole = boxoffice.login(person, "other").access();
        assertThat(exchange(whole, "audience", "other").hasStatus(200).text("scope"))
                .isEqualTo("orders.read");
        exchange(whole, "audience", "other", "scope", "orders.write").isOAuthError(400, "invalid_scope");
        exchange(whole, "audience", "server", "scope", "keys.read").isOAuthError(400, "invalid_scope");
        exchange(whole, "audience", "nowhere").isOAuthError(400, "invalid_target");
        exchange(whole).isOAuthError(400, "invalid_target");
        exchange(whole, "audience", "userinfo").isOAuthError(400, "invalid_target");
        exchange(whole, "audience", "server", "audience", "other").isOAuthError(400, "invalid_target");
    }

    @Test
    @DisplayName("A144: an audience that the user has not, whatever the client may")
    void userWithoutTheAudienceThenInvalidTarget() {
        Person poor = boxoffice.createUser("other");
        exchange(boxoffice.login(poor, "other").access(), "audience", "server").isOAuthError(400, "invalid_target");
    }

    @Test
    @DisplayName(
            "A144: revoked, unsigned, another audience's, of another kind, rubbish: invalid_request, and nothing is issued")
    void subjectThatIsNotGoodThenInvalidRequest() {
        Tokens tokens = boxoffice.login(person, "other");
        String unsigned = TokenText.encode("{\"alg\":\"none\"}") + "."
                + TokenText.of(tokens.access()).claims() + ".";
        List<String> wrong = List.of(
                "rubbish",
                unsigned,
                tokens.access() + "x",
                boxoffice.login(person, "server").access(),
                tokens.refresh());
        wrong.forEach(token -> exchange(token, "audience", "server").isOAuthError(400, "invalid_request"));
        ask(tokens.refresh(), REFRESH, "audience", "server").isOAuthError(400, "invalid_request");
        ask(tokens.access(), "urn:ietf:params:oauth:token-type:id_token", "audience", "server")
                .isOAuthError(400, "invalid_request");
        ask(tokens.access(), "", "audience", "server").isOAuthError(400, "invalid_request");
        exchange(tokens.access(), "audience", "server", "requested_token_type", REFRESH)
                .isOAuthError(400, "invalid_request");
        exchange(
                        tokens.access(),
                        "audience",
                        "server",
                        "requested_token_type",
                        "urn:ietf:params:oauth:token-type:saml2")
                .isOAuthError(400, "invalid_request");
        exchange(tokens.access(), "audience", "server", "actor_token", tokens.access())
                .isOAuthError(400, "invalid_request");
        exchange(tokens.access(), "audience", "server", "actor_token", tokens.access(), "actor_token_type", ACCESS)
                .isOAuthError(400, "invalid_request");
        boxoffice.tryLogout(tokens.refresh()).hasStatus(204);
        exchange(tokens.access(), "audience", "server").isOAuthError(400, "invalid_request");
    }

    @Test
    @DisplayName("A144: who is neither the token's client nor its audience")
    void foreignClientThenInvalidRequest() {
        OAuthClient stranger = OAuthClient.register(
                boxoffice, "grant_types", List.of(GRANT), "audiences", Map.of("server", List.of("users.read")));
        new TokenExchange(stranger)
                .of(boxoffice.login(person, "other").access(), "audience", "server")
                .isOAuthError(400, "invalid_request");
    }

    @Test
    @DisplayName("RFC 8693 4.1: handed on again, who acted before stands within; five at most")
    void handedOnThenTheChainGrows() {
        OAuthClient next = OAuthClient.register(
                boxoffice,
                "grant_types",
                List.of(GRANT),
                "audiences",
                Map.of("other", List.of("orders.read"), "server", List.of("users.read")),
                "resource_server_of",
                "server");
        String first = exchange(boxoffice.login(person, "other").access(), "audience", "server")
                .hasStatus(200)
                .text("access_token");
        JsonNode act = TokenText.of(new TokenExchange(next)
                        .of(first, "audience", "other")
                        .hasStatus(200)
                        .text("access_token"))
                .claimsJson()
                .path("act");
        assertThat(act.path("sub").stringValue()).isEqualTo(next.id());
        assertThat(act.path("act").path("sub").stringValue()).isEqualTo(service.id());

        String token = boxoffice.login(person, "other").access();
        for (int i = 0; i < 5; i++) {
            TokenExchange by = new TokenExchange(i % 2 == 0 ? service : next);
            token = by.of(token, "audience", i % 2 == 0 ? "server" : "other")
                    .hasStatus(200)
                    .text("access_token");
        }
        new TokenExchange(next).of(token, "audience", "other").isOAuthError(400, "invalid_request");
    }

    @Test
    @DisplayName("a machine's token is handed on as that machine's, and dies with it")
    void machinesTokenThenStillTheMachines() {
        OAuthClient machine = OAuthClient.register(
                boxoffice,
                "grant_types",
                List.of("client_credentials"),
                "audiences",
                Map.of("other", List.of("orders.read"), "server", List.of("users.read")),
                "tenant",
                "south");
        String token = exchange(machine.credentials("other").text("access_token"), "audience", "server")
                .hasStatus(200)
                .text("access_token");
        JsonNode claims = TokenText.of(token).claimsJson();
        assertThat(claims.path("sub").stringValue()).isEqualTo(machine.id());
        assertThat(claims.path("tenant").stringValue()).isEqualTo("south");
        boxoffice.get("/api/server/users", token).hasStatus(200);

        boxoffice
                .patch(
                        machine.path(),
                        Json.object("enabled", false),
                        boxoffice.admin("server").access())
                .hasStatus(200);
        Refusal.assertInvalidToken("its machine is disabled", boxoffice.get("/api/server/users", token));
    }

    @Test
    @DisplayName("RFC 8693 2.2.1: a refresh token of its own becomes a family for the other audience")
    void ownRefreshTokenThenAFamilyOfItsOwn() {
        Tokens tokens = boxoffice.login(person, "other");
        String session = TokenText.of(tokens.access()).claimsJson().path("sid").stringValue();
        boxoffice.database().run("UPDATE session SET client_id = '" + service.id() + "' WHERE id = '" + session + "'");

        Answer answer = ask(tokens.refresh(), REFRESH, "audience", "server", "requested_token_type", REFRESH)
                .hasStatus(200);
        assertThat(answer.text("issued_token_type")).isEqualTo(REFRESH);
        JsonNode claims = TokenText.of(answer.text("access_token")).claimsJson();
        assertThat(claims.path("sid").stringValue()).isNotEqualTo(session);
        assertThat(claims.path("aud").stringValue()).isEqualTo("server");
        service.token("grant_type", "refresh_token", "refresh_token", answer.text("refresh_token"))
                .hasStatus(200);
        service.token("grant_type", "refresh_token", "refresh_token", tokens.refresh())
                .hasStatus(200);

        ask(tokens.refresh(), REFRESH, "audience", "server", "requested_token_type", REFRESH)
                .isOAuthError(400, "invalid_request");
    }

    private Answer exchange(String subject, String... more) {
        return new TokenExchange(service).of(subject, more);
    }

    private Answer ask(String subject, String type, String... more) {
        return new TokenExchange(service).ofType(subject, type, more);
    }

    private record TokenExchange(OAuthClient client) {
        Answer of(String subject, String... more) {
            return ofType(subject, ACCESS, more);
        }

        Answer ofType(String subject, String type, String... more) {
            Stream<String> asked = Stream.of("grant_type", GRANT, "subject_token", subject, "subject_token_type", type);
            return client.token(Stream.concat(asked, Stream.of(more)).toArray(String[]::new));
        }
    }
}
