package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an explanation says in words: of keys, of claims, and of those whom a token names. */
class ExplainDetailsST {
    private final Boxoffice boxoffice = Boxoffice.open();
    private final AdminKeys keys = new AdminKeys(boxoffice);
    private final Explanations explanations = new Explanations(boxoffice);

    private String detail(String token, String check) {
        return Explanations.line(explanations.of("token", token), check)
                .path("detail")
                .asString("");
    }

    @Test
    void idTokenThenNamedAsOneWithItsKey() {
        OAuthClient client = CodeFlow.webClient(boxoffice, "first_party", true);
        CodeFlow flow = CodeFlow.of(client);
        WebBrowser browser = new WebBrowser(boxoffice);
        Answer back = browser.signIn(browser.open(flow.path()), CodeFlow.orderer(boxoffice));
        String token = flow.redeem(WebBrowser.code(back)).hasStatus(200).text("id_token");

        JsonNode told = explanations.of("token", token);

        assertThat(told.path("kind").stringValue()).isEqualTo("id_token");
        assertThat(told.path("accepted").booleanValue()).isFalse();
        assertThat(told.path("claims").isNull()).isTrue();
        assertThat(Explanations.line(told, "key").path("detail").stringValue()).isEqualTo("a key of ID tokens, active");
    }

    /** What an audience's key signs besides is no access token. */
    @Test
    void statusListThenNoAccessToken() {
        Tokens tokens = ofAnAudienceOfItsOwn();
        String list = tokens.accessText()
                .claimsJson()
                .path("status")
                .path("status_list")
                .path("uri")
                .stringValue();
        String token = boxoffice
                .get(list.substring(boxoffice.issuer().length()))
                .hasStatus(200)
                .body();

        JsonNode told = explanations.of("token", token);

        assertThat(told.path("kind").stringValue()).isEqualTo("jwt");
        assertThat(told.path("refused_by").stringValue()).isEqualTo("type");
    }

    @Test
    void keyThenWhoseAndInWhichState() {
        Tokens tokens = ofAnAudienceOfItsOwn();
        String audience = tokens.audience();
        assertThat(detail(tokens.access(), "key")).isEqualTo("a key of the audience " + audience + ", active");
        assertThat(detail(tokens.access(), "key_audience")).isEqualTo("aud is " + audience);

        keys.revoke(tokens.kid(), "stolen").hasStatus(204);

        JsonNode told = explanations.of("token", tokens.access());
        assertThat(told.path("refused_by").stringValue()).isEqualTo("key");
        assertThat(Explanations.line(told, "key").path("detail").stringValue())
                .isEqualTo("a key of the audience " + audience + ", revoked");
        assertThat(Explanations.line(told, "user").path("verdict").stringValue())
                .isEqualTo("not_reached");
        String strangers = SigningKey.generate()
                .token(
                        Json.object("alg", "RS256", "typ", "at+jwt", "kid", "nobodys"),
                        Api.OTHER.claims().toString());
        assertThat(detail(strangers, "key")).isEqualTo("no key of this id is known here");
        assertThat(detail("rubbish", "key")).isEmpty();
    }

    @Test
    void tokenOfAnAudienceWithAListThenItsIndex() {
        Tokens tokens = ofAnAudienceOfItsOwn();
        JsonNode line = Explanations.line(explanations.of("token", tokens.access()), "status_list");
        assertThat(line.path("verdict").stringValue()).isEqualTo("passed");
        assertThat(line.path("detail").stringValue()).matches("index \\d+ of https://.+/statuslists/\\d+");

        boxoffice.tryLogout(tokens.refresh()).hasStatus(204);
        JsonNode told = explanations.of("token", tokens.access());
        assertThat(Explanations.verdict(told, "status_list")).isEqualTo("failed");
        assertThat(Explanations.verdict(
                        explanations.of("token", Api.OTHER.issued().compact()), "status_list"))
                .isEqualTo("not_applicable");
    }

    private Tokens ofAnAudienceOfItsOwn() {
        String name = "seats-" + UUID.randomUUID().toString().substring(0, 8);
        boxoffice
                .asAdmin("/api/server/audiences", Json.object("name", name, "status_list", true))
                .hasStatus(201);
        return boxoffice.login(boxoffice.createUser(name), name);
    }

    @ParameterizedTest
    @CsvSource({
        "iss, '\"https://evil.example\"', issuer, this issuer is ",
        "jti, , claims, jti",
        "exp, 4000, lifetime, 4000 s",
        "iat, 600, issued, iat is "
    })
    void claimThatIsWrongThenWhatItIs(String claim, String value, String check, String detail) {
        ObjectNode claims = Api.OTHER.claims();
        claims.put("sub", UUID.randomUUID().toString())
                .put("sid", UUID.randomUUID().toString());
        switch (claim) {
            case "jti" -> claims.remove(claim);
            case "iss" -> claims.put(claim, value.replace("\"", ""));
            default -> claims.put(claim, claims.path("iat").longValue() + Long.parseLong(value));
        }
        JsonNode told = explanations.of("token", Api.OTHER.forged().token(claims));

        assertThat(told.path("refused_by").stringValue()).isEqualTo(check);
        assertThat(Explanations.line(told, check).path("detail").stringValue()).startsWith(detail);
    }

    @Test
    void userDisabledThenToldSo() {
        Person person = boxoffice.createUser("other");
        String token = boxoffice.login(person, "other").access();
        boxoffice
                .patch(
                        "/api/server/users/" + person.id(),
                        "{\"enabled\":false}",
                        boxoffice.admin("server").access())
                .hasStatus(200);

        assertThat(detail(token, "user")).isEqualTo("disabled");
        assertThat(Explanations.verdict(explanations.of("token", token), "user"))
                .isEqualTo("failed");
    }

    @Test
    void clientDisabledOrGoneThenToldSoAndAMachineHasNoUser() {
        OAuthClient client = OAuthClient.orderReader(boxoffice, "blue");
        String token = client.credentials("other").text("access_token");
        assertThat(List.of("user", "client"))
                .extracting(line -> Explanations.verdict(explanations.of("token", token), line))
                .containsExactly("not_applicable", "passed");

        String admin = boxoffice.admin("server").access();
        boxoffice.patch(client.path(), Json.object("enabled", false), admin).hasStatus(200);
        assertThat(detail(token, "client")).isEqualTo("disabled");
        assertThat(detail(token, "revoked")).startsWith("revoked by its ");
        boxoffice.delete(client.path(), admin).hasStatus(204);
        assertThat(detail(token, "client")).isEqualTo("there is none any more");
    }
}
