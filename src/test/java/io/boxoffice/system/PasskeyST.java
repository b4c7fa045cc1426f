package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.fixture.SoftwarePasskey;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Passkeys at {@code /api/server/me/factors/passkeys} and {@code /auth/login}, shown by an authenticator in software. */
class PasskeyST {
    private static final String PASSKEYS = "/api/server/me/factors/passkeys";
    private static final String OPTIONS = "/auth/passkey/options";

    private final Boxoffice boxoffice = Boxoffice.open();
    private final Person person = boxoffice.createUser("server", "other");
    private final SoftwarePasskey passkey = SoftwarePasskey.at(boxoffice.issuer());

    private JsonNode creation(Tokens tokens) {
        return boxoffice
                .post(PASSKEYS + "/options", "", tokens.access())
                .hasStatus(200)
                .json()
                .path("public_key");
    }

    private Answer add(Tokens tokens, Object credential) {
        return boxoffice.post(PASSKEYS, Json.object("credential", credential, "name", "My laptop"), tokens.access());
    }

    private Answer enrol() {
        Tokens tokens = boxoffice.login(person, "server");
        return add(tokens, passkey.create(creation(tokens))).hasStatus(201);
    }

    private Answer options() {
        return boxoffice.post(OPTIONS, "{}").hasStatus(200);
    }

    private Answer alone(Answer options, SoftwarePasskey shown) {
        return alone(options, shown, "other");
    }

    private Answer beside(Answer half, SoftwarePasskey shown) {
        String session = half.text("auth_session");
        Answer options =
                boxoffice.post(OPTIONS, Json.object("auth_session", session)).hasStatus(200);
        return boxoffice.post(
                "/auth/login",
                Json.object(
                        "auth_session",
                        session,
                        "passkey",
                        shown.get(options.json().path("public_key"))));
    }

    @Test
    void enrolledThenListedWithItsNameAndRemoved() {
        Answer added = enrol();
        assertThat(added.text("kind")).isEqualTo("passkey");
        assertThat(added.text("name")).isEqualTo("My laptop");

        Tokens tokens = Tokens.of(alone(options(), passkey, "server"));
        JsonNode items = boxoffice
                .get("/api/server/me/factors", tokens.access())
                .hasStatus(200)
                .json()
                .path("items");
        assertThat(items).hasSize(1);
        assertThat(items.path(0).path("used_at").isNull()).isFalse();
        boxoffice
                .send(boxoffice
                        .request("/api/server/me/factors/" + added.text("id"))
                        .header("Authorization", "Bearer " + tokens.access())
                        .DELETE())
                .hasStatus(204);
        alone(options(), passkey).isOAuthError(401, "invalid_grant");
        boxoffice.tryLogin(person.username(), person.password(), "other").hasStatus(200);
    }

    private Answer alone(Answer options, SoftwarePasskey shown, String audience) {
        return boxoffice.post(
                "/auth/login",
                Json.object(
                        "auth_session",
                        options.text("auth_session"),
                        "passkey",
                        shown.get(options.json().path("public_key")),
                        "audience",
                        audience));
    }

    @Test
    @DisplayName("MF-07: a passkey alone is two factors, and the token says how they were shown")
    void aloneThenTokensOfTwoFactors() {
        enrol();
        JsonNode claims = Tokens.of(alone(options(), passkey)).accessText().claimsJson();
        assertThat(claims.path("acr").stringValue()).isEqualTo("aal2");
        assertThat(claims.path("amr").valueStream().map(JsonNode::stringValue)).containsExactly("hwk", "mfa", "user");
        assertThat(claims.path("sub").stringValue()).isEqualTo(person.id());
    }

    @Test
    void besideAPasswordThenTheSecondStep() {
        enrol();
        Answer half = boxoffice
                .tryLogin(person.username(), person.password(), "other")
                .hasStatus(403);
        assertThat(half.json().path("methods").valueStream().map(JsonNode::stringValue))
                .containsExactly("passkey");

        JsonNode claims = Tokens.of(beside(half, passkey.flags(SoftwarePasskey.PRESENT)))
                .accessText()
                .claimsJson();

        assertThat(claims.path("amr").valueStream().map(JsonNode::stringValue))
                .containsExactly("hwk", "mfa", "pwd", "user");
        boxoffice
                .post(OPTIONS, Json.object("auth_session", half.text("auth_session")))
                .isOAuthError(401, "invalid_grant");
    }

    @Test
    @DisplayName("A166: reused, of another login, altered, of another site, without a person: one answer for all")
    void spoiledThenTheSameAnswer() {
        enrol();
        Answer used = options();
        alone(used, passkey).hasStatus(200);
        String refused = alone(used, passkey).isOAuthError(401, "invalid_grant").body();

        Answer mine = options();
        String others = boxoffice
                .post(
                        "/auth/login",
                        Json.object(
                                "auth_session",
                                options().text("auth_session"),
                                "passkey",
                                passkey.get(mine.json().path("public_key")),
                                "audience",
                                "other"))
                .isOAuthError(401, "invalid_grant")
                .body();
        assertThat(others).isEqualTo(refused);
        assertThat(alone(options(), SoftwarePasskey.at(boxoffice.issuer())).body())
                .isEqualTo(refused);
        assertThat(alone(options(), passkey.flags(SoftwarePasskey.PRESENT)).body())
                .isEqualTo(refused);
        assertThat(alone(options(), passkey.flags(SoftwarePasskey.VERIFIED)).body())
                .isEqualTo(refused);
        passkey.flags(SoftwarePasskey.PRESENT | SoftwarePasskey.VERIFIED);
        assertThat(alone(options(), passkey.origin("https://evil.example")).body())
                .isEqualTo(refused);
        passkey.origin(boxoffice.issuer());
        assertThat(alone(options(), passkey.rpId("evil.example")).body()).isEqualTo(refused);
        alone(options(), passkey.rpId("localhost")).hasStatus(200);
    }

    @Test
    void userDisabledThenTheSameAnswer() {
        enrol();
        String refused = alone(options(), SoftwarePasskey.at(boxoffice.issuer()))
                .isOAuthError(401, "invalid_grant")
                .body();
        boxoffice.database().run("UPDATE account SET enabled = false WHERE id = '" + person.id() + "'");

        assertThat(alone(options(), passkey).isOAuthError(401, "invalid_grant").body())
                .isEqualTo(refused);
    }

    @Test
    @DisplayName("A167: an algorithm that was not offered, the id of another, too large, too deep: nothing is enrolled")
    void badAttestationThenRefusedAndNothingEnrolled() {
        enrol();
        Person other = boxoffice.createUser("server");
        Tokens tokens = boxoffice.login(other, "server");
        byte[] deep = new byte[10_000];
        Arrays.fill(deep, (byte) 0x81);
        SoftwarePasskey mine = SoftwarePasskey.at(boxoffice.issuer());

        add(tokens, passkey.create(creation(tokens))).isProblem(400);
        add(
                        tokens,
                        SoftwarePasskey.of(SoftwarePasskey.Kind.ES384, boxoffice.issuer())
                                .create(creation(tokens)))
                .isProblem(400);
        add(tokens, mine.create(creation(tokens), deep)).isProblem(400);
        add(tokens, mine.create(creation(tokens), new byte[40_000])).isProblem(400);
        add(tokens, mine.create(creation(tokens), new byte[1_000_000])).hasStatus(413);
        add(tokens, Map.of()).isProblem(400);

        assertThat(boxoffice
                        .get("/api/server/me/factors", tokens.access())
                        .json()
                        .path("items"))
                .isEmpty();
    }

    @Test
    @DisplayName("A168: what is asked does not depend on anybody: no name is sent, and no list comes back")
    void optionsThenNoListOfPasskeys() {
        enrol();
        JsonNode options = options().json();
        assertThat(Json.names(options)).containsExactlyInAnyOrder("auth_session", "public_key", "expires_in");
        assertThat(options.path("public_key").path("allowCredentials")).isEmpty();
        assertThat(options.path("public_key").path("rpId").stringValue()).isEqualTo("localhost");
        assertThat(options.path("public_key").path("userVerification").stringValue())
                .isEqualTo("required");
        boxoffice.post(OPTIONS, Json.object("username", person.username())).isOAuthError(400, "invalid_request");
    }

    @Test
    @DisplayName("MF-06: who has a passkey needs it to add another one")
    void passwordOnlyThenSteppedUpFirst() {
        Tokens before = boxoffice.login(person, "server");
        enrol();
        assertThat(boxoffice
                        .post(PASSKEYS + "/options", "", before.access())
                        .hasStatus(401)
                        .header("WWW-Authenticate"))
                .contains("insufficient_user_authentication", "acr_values=\"aal2\"");
    }
}
