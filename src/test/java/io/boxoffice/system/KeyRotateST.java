package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /api/server/keys/rotate}: the next rotation begins now. */
class KeyRotateST {
    private static final String PATH = AdminKeys.PATH + "/rotate";
    private final Boxoffice boxoffice = Boxoffice.open();
    private final AdminKeys adminKeys = new AdminKeys(boxoffice);

    @BeforeEach
    @AfterEach
    void nothingIsAnnounced() {
        adminKeys.withdraw("server");
        adminKeys.withdraw("other");
    }

    @Test
    void rotateThenTheAnnouncedKeyAsTheListHasIt() {
        Answer rotated = adminKeys.rotate("other").hasStatus(202);
        assertThat(rotated.text("state")).isEqualTo("announced");
        assertThat(rotated.text("audience")).isEqualTo("other");
        assertThat(rotated.text("alg")).isEqualTo("RS256");
        assertThat(rotated.text("kid")).matches("[A-Za-z0-9_-]{1,64}");
        assertThat(rotated.text("announced_at")).endsWith("Z");
        assertThat(rotated.json().path("active_at").isNull()).isTrue();
        assertThat(adminKeys.find(rotated.text("kid"))).isEqualTo(rotated.json());
    }

    @Test
    @DisplayName("KY-04: published before it signs")
    void rotateThenPublishedButNotSigning() {
        String signing = adminKeys.signing("other");
        String announced = adminKeys.announce("other");
        assertThat(Published.kids(boxoffice, Published.of("other"))).contains(announced, signing);
        assertThat(Published.kids(boxoffice, Published.ALL)).contains(announced, signing);
        assertThat(adminKeys.signing("other")).isEqualTo(signing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"server", "other"})
    void rotateThenTheOtherAudienceIsUntouched(String audience) {
        String untouched = "server".equals(audience) ? "other" : "server";
        String signing = adminKeys.signing(untouched);
        Set<String> published = Published.kids(boxoffice, Published.of(untouched));
        String announced = adminKeys.announce(audience);
        assertThat(Published.kids(boxoffice, Published.of(untouched)))
                .isEqualTo(published)
                .doesNotContain(announced);
        assertThat(adminKeys.signing(untouched)).isEqualTo(signing);
        assertThat(adminKeys.kids(untouched, "announced")).isEmpty();
    }

    @Test
    void rotateTwiceThenConflictAndOneAnnouncedKey() {
        String announced = adminKeys.announce("other");
        adminKeys.rotate("other").isProblem(409);
        assertThat(adminKeys.kids("other", "announced")).containsExactly(announced);
    }

    @Test
    void rotateThenAuditedOnce() {
        String announced = adminKeys.announce("other");
        adminKeys.rotate("other").isProblem(409);
        assertThat(adminKeys.audited("key_announced", announced)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere", "Server", "../server", "'", "", "server "})
    void rotateForUnknownAudienceThenNotFound(String audience) {
        long before = adminKeys.all().size();
        adminKeys.rotate(audience).isProblem(404);
        assertThat(adminKeys.all()).hasSize((int) before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "",
                "\"other\"",
                "{\"audience\":5}",
                "{\"audience\":null}",
                "{\"audience\":[\"other\"]}",
                "{\"audience\":{\"name\":\"other\"}}",
                "{\"audience\":\"other\",\"audience\":\"other\"}",
                "{\"audience\":\"other\",\"alg\":\"ES256\"}",
                "{\"audience\":\"o\\u0000ther\"}",
                "{\"audience\":\"other\""
            })
    void rotateWithWhatIsNotTakenThenBadRequest(String body) {
        boxoffice.asAdmin(PATH, body).isProblem(400);
        assertThat(adminKeys.kids("other", "announced")).isEmpty();
    }

    @Test
    void rotateWithAnotherContentTypeThenUnsupported() {
        byte[] body = Json.object("audience", "other").getBytes(StandardCharsets.UTF_8);
        boxoffice
                .send(boxoffice
                        .request(PATH)
                        .header(
                                "Authorization",
                                "Bearer " + boxoffice.admin("server").access())
                        .header("Content-Type", "text/plain")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofByteArray(body)))
                .isProblem(415);
    }

    @Test
    void rotateWithoutTheRoleThenForbidden() {
        String body = Json.object("audience", "other");
        String token = boxoffice.login(boxoffice.createUser("server"), "server").access();
        Refusal.assertForbidden(boxoffice.post(PATH, body, token));
        Refusal.assertInvalidToken(
                "other", boxoffice.post(PATH, body, boxoffice.admin("other").access()));
        Refusal.assertNoToken(boxoffice.post(PATH, body));
        assertThat(adminKeys.kids("other", "announced")).isEmpty();
    }
}
