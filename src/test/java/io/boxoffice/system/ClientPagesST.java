package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fetch 3.3 at {@code /oauth2}: pages of the origins of a client's redirect URIs may read what that client is answered (TR-04). */
class ClientPagesST {
    private static final String ALLOWED = "Access-Control-Allow-Origin";

    private final Boxoffice boxoffice = Boxoffice.open();
    private final String origin = origin();
    private final OAuthClient spa = register("type", "public", "redirect_uris", List.of(origin + "/callback"));

    private static String origin() {
        return "https://" + CodeFlow.random().replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT) + ".example";
    }

    private OAuthClient register(Object... members) {
        List<Object> all = new ArrayList<>(List.of(
                "grant_types",
                List.of("authorization_code", "refresh_token"),
                "audiences",
                Map.of("other", List.of("orders.read"), "userinfo", List.of("openid", "profile"))));
        all.addAll(List.of(members));
        Answer answer = OAuthClient.tryRegister(boxoffice, all.toArray()).hasStatus(201);
        return new OAuthClient(boxoffice, answer.text("client_id"), "");
    }

    private Answer preflight(String path, String from) {
        return boxoffice.send(boxoffice
                .request(path)
                .header("Origin", from)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type,dpop")
                .method("OPTIONS", BodyPublishers.noBody()));
    }

    private static void assertReadable(Answer answer, String by) {
        assertThat(answer.all(ALLOWED)).containsExactly(by);
        assertThat(answer.all("Access-Control-Allow-Credentials")).isEmpty();
        assertThat(answer.all("Vary")).contains("Origin");
        assertThat(answer.header("Access-Control-Expose-Headers")).contains("WWW-Authenticate", "DPoP-Nonce");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/token", "/oauth2/revoke", "/oauth2/par", "/oauth2/userinfo"})
    void preflightOfAPublicClientsPageThenAnswered(String path) {
        Answer answer = preflight(path, origin).hasStatus(204);
        assertReadable(answer, origin);
        assertThat(answer.header("Access-Control-Allow-Headers")).contains("DPoP", "Authorization", "Content-Type");
        assertThat(answer.header("Access-Control-Max-Age")).isEqualTo("600");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/authorize", "/oauth2/logout", "/oauth2/introspect", "/oauth2/nothing"})
    @DisplayName("what no page asks for stays closed to pages")
    void preflightElsewhereThenRefused(String path) {
        assertThat(preflight(path, origin).hasStatus(403).all(ALLOWED)).isEmpty();
    }

    @Test
    @DisplayName("A119: a page of nobody, of a client with a secret, or of one that is disabled asks nothing")
    void preflightOfNoSuchClientThenRefused() {
        String secretive = origin();
        OAuthClient.register(
                boxoffice, "grant_types", List.of("authorization_code"), "redirect_uris", List.of(secretive + "/cb"));
        for (String from : List.of(origin(), secretive, "null", "*", origin + ".evil.example", origin + ":8443")) {
            assertThat(preflight("/oauth2/token", from).hasStatus(403).all(ALLOWED))
                    .as(from)
                    .isEmpty();
        }
        String admin = boxoffice.admin("server").access();
        boxoffice.patch(spa.path(), Json.object("enabled", false), admin).hasStatus(200);
        assertThat(preflight("/oauth2/token", origin).hasStatus(403).all(ALLOWED))
                .isEmpty();
    }

    private HttpRequest.Builder refresh(String from, OAuthClient client) {
        return client.request(
                        "/oauth2/token", "grant_type", "refresh_token", "refresh_token", "no", "client_id", client.id())
                .header("Origin", from);
    }

    @Test
    void answerToAClientThenItsOwnPagesReadItAndNoOthers() {
        String neighbour = origin();
        OAuthClient other = register("type", "public", "redirect_uris", List.of(neighbour + "/callback"));
        Answer own = boxoffice.send(refresh(origin, spa)).isOAuthError(400, "invalid_grant");
        assertReadable(own, origin);
        assertThat(boxoffice.send(refresh(neighbour, spa)).hasStatus(400).all(ALLOWED))
                .isEmpty();
        assertThat(boxoffice.send(refresh(origin, other)).hasStatus(400).all(ALLOWED))
                .isEmpty();
        assertThat(boxoffice.send(refresh(origin(), spa)).all(ALLOWED)).isEmpty();
        assertReadable(boxoffice.send(refresh(Boxoffice.APP, spa)), Boxoffice.APP);
    }

    @Test
    @DisplayName("a refusal of nobody's is read by each client's page: it says what is wrong")
    void clientIsNotKnownThenReadByAnyClientsPage() {
        OAuthClient nobody = new OAuthClient(boxoffice, "nobody-" + CodeFlow.random(), "");
        assertReadable(boxoffice.send(refresh(origin, nobody)).hasStatus(401), origin);
        assertThat(boxoffice.send(refresh(origin(), nobody)).hasStatus(401).all(ALLOWED))
                .isEmpty();
    }

    @Test
    void userinfoThenReadByPagesOfTheTokensClient() {
        String neighbour = origin();
        register("type", "public", "redirect_uris", List.of(neighbour + "/callback"));
        CodeFlow flow =
                CodeFlow.of(spa, "redirect_uri", origin + "/callback", "audience", "", "scope", "openid profile");
        String code = WebBrowser.code(flow.agreed(new WebBrowser(boxoffice), boxoffice.createUser()));
        String access = boxoffice
                .send(spa.request(
                                "/oauth2/token",
                                "grant_type",
                                "authorization_code",
                                "code",
                                code,
                                "redirect_uri",
                                origin + "/callback",
                                "code_verifier",
                                flow.verifier(),
                                "client_id",
                                spa.id())
                        .header("Origin", origin))
                .hasStatus(200)
                .text("access_token");
        assertReadable(userinfo(access, origin).hasStatus(200), origin);
        assertThat(userinfo(access, neighbour).hasStatus(200).all(ALLOWED)).isEmpty();
        assertReadable(userinfo("expired", origin).hasStatus(401), origin);
    }

    private Answer userinfo(String token, String from) {
        return boxoffice.send(boxoffice
                .request("/oauth2/userinfo")
                .header("Origin", from)
                .header("Authorization", "Bearer " + token));
    }
}
