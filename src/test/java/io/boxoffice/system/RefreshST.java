package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /auth/refresh}: rotation within the same audience. A used token is {@link RetryST}'s and {@link ReplayST}'s. */
class RefreshST {
    private static final String FORM = "application/x-www-form-urlencoded";
    private final Boxoffice boxoffice = Boxoffice.open();

    @ParameterizedTest
    @EnumSource
    void refreshThenNewTokensForTheSameAudience(Api api) {
        Tokens first = boxoffice.login("admin", Boxoffice.ADMIN_PASSWORD, api.audience());
        Answer answer = boxoffice.tryRefresh(first.refresh()).hasStatus(200);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(Json.names(answer.json()))
                .containsExactlyInAnyOrder(
                        "access_token",
                        "token_type",
                        "expires_in",
                        "refresh_token",
                        "refresh_expires_in",
                        "audience",
                        "scope");
        Tokens second = Tokens.of(answer);
        assertThat(second.audience()).isEqualTo(api.audience());
        assertThat(second.accessText().claimsJson().path("aud").stringValue()).isEqualTo(api.audience());
        assertThat(second.refresh()).isNotEqualTo(first.refresh());
        api.admits(second.access());
        api.next().refuses("refreshed token", second.access());
    }

    @Test
    void refreshThenSameUserAndSessionWithAnotherTokenId() {
        Tokens first = boxoffice.login("admin", Boxoffice.ADMIN_PASSWORD, "server");
        ObjectNode before = first.accessText().claimsJson();
        ObjectNode after = boxoffice.refresh(first).accessText().claimsJson();
        assertThat(after.path("sub")).isEqualTo(before.path("sub"));
        assertThat(after.path("sid")).isEqualTo(before.path("sid"));
        assertThat(after.path("jti")).isNotEqualTo(before.path("jti"));
        assertThat(Json.names(after)).isEqualTo(Json.names(before));
    }

    @Test
    void refreshManyTimesThenTheNewestAlwaysWorks() {
        Tokens tokens = boxoffice.login("admin", Boxoffice.ADMIN_PASSWORD, "server");
        for (int i = 0; i < 20; i++) {
            tokens = boxoffice.refresh(tokens);
        }
        assertThat(boxoffice.get("/api/server/me", tokens.access()).status()).isEqualTo(200);
    }

    @Test
    void refreshThenTheScopeStays() {
        Map<String, Object> scopes = Json.map("other", List.of("orders.read"));
        Person person = boxoffice.hireWith(Json.map("audiences", List.of("other"), "scopes", scopes));
        assertThat(boxoffice.refresh(boxoffice.login(person, "other")).scope()).isEqualTo("orders.read");
    }

    @Test
    void refreshByFormThenTheSameAsByJson() {
        Tokens first = boxoffice.login("admin", Boxoffice.ADMIN_PASSWORD, "server");
        Tokens second = Tokens.of(form("refresh_token=" + first.refresh()));
        assertThat(boxoffice.refresh(second).audience()).isEqualTo("server");
    }

    @Test
    @DisplayName("RF-11, A096: one constant answer for every token that is none")
    void refreshWithNoGoodTokenThenOneConstantAnswer() {
        Tokens good = boxoffice.login("admin", Boxoffice.ADMIN_PASSWORD, "server");
        Answer reference = boxoffice.tryRefresh("rubbish").isOAuthError(400, "invalid_grant");
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put("empty", "");
        bad.put("altered", altered(good.refresh()));
        bad.put("shorter", good.refresh().substring(0, good.refresh().length() - 1));
        bad.put("longer", good.refresh() + "A");
        bad.put("padded", good.refresh() + "=");
        bad.put("with a space", good.refresh() + " ");
        bad.put("access token", good.access());
        bad.put("SQL", "' or '1'='1");
        bad.put("not ASCII", "\u00e9\ud83c\udf9f");
        bad.put("long", "A".repeat(4_000));
        bad.forEach((variant, token) -> {
            Answer answer = boxoffice.tryRefresh(token);
            assertThat(answer.status()).as(variant).isEqualTo(reference.status());
            assertThat(answer.body()).as(variant).isEqualTo(reference.body());
        });
        assertThat(boxoffice.refresh(good).audience()).isEqualTo("server");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"refresh_token\":null}",
                "{\"refresh_token\":1}",
                "{\"refresh_token\":[\"x\"]}",
                "{\"refresh_token\":\"x\",\"refresh_token\":\"x\"}",
                "{\"refresh_token\":\"x\",\"scope\":\"orders.read\"}",
                "{\"refresh_token\":\"x\",\"audience\":\"other\"}",
                "{\"refreshToken\":\"x\"}"
            })
    @DisplayName("A100: nothing but the token: no scope, no audience")
    void refreshWithAnotherBodyThenInvalidRequest(String body) {
        boxoffice.post("/auth/refresh", body).isOAuthError(400, "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "refresh_token=x&refresh_token=x", "refresh_token=x&audience=other", "refresh_token=%zz",
                "refresh_token=%ff", "refresh_token=%00", "other=x", "REFRESH_TOKEN=x"
            })
    void refreshWithAnotherFormThenRefused(String form) {
        Answer answer = form(form);
        assertThat(answer.status()).as("%s", answer).isEqualTo(400);
        assertThat(answer.text("error")).isIn("invalid_request", "invalid_grant");
    }

    @Test
    @DisplayName("RF-14: a token in the query, a header or a cookie is no token")
    void refreshTokenElsewhereThenInvalidRequest() {
        Tokens tokens = boxoffice.login("admin", Boxoffice.ADMIN_PASSWORD, "server");
        boxoffice.post("/auth/refresh?refresh_token=" + tokens.refresh(), "{}").isOAuthError(400, "invalid_request");
        byte[] nothing = "".getBytes(StandardCharsets.US_ASCII);
        boxoffice
                .post("/auth/refresh?refresh_token=" + tokens.refresh(), FORM, nothing)
                .isOAuthError(400, "invalid_request");
        boxoffice.post("/auth/refresh", "{}", tokens.refresh()).isOAuthError(400, "invalid_request");
        assertThat(boxoffice.refresh(tokens).audience()).isEqualTo("server");
    }

    private Answer form(String body) {
        return boxoffice.post("/auth/refresh", FORM, body.getBytes(StandardCharsets.US_ASCII));
    }

    private static String altered(String token) {
        char last = token.charAt(token.length() - 2);
        return token.substring(0, token.length() - 2) + (last == 'A' ? 'B' : 'A') + token.charAt(token.length() - 1);
    }
}
