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
    private static final String PATH = KeyDesk.PATH + "/rotate";
    private final Office office = Office.open();
    private final KeyDesk desk = new KeyDesk(office);

    @BeforeEach
    @AfterEach
    void nothingIsAnnounced() {
        desk.withdraw("server");
        desk.withdraw("other");
    }

    @Test
    void rotateThenTheAnnouncedKeyAsTheListHasIt() {
        Answer rotated = desk.rotate("other").hasStatus(202);
        assertThat(rotated.text("state")).isEqualTo("announced");
        assertThat(rotated.text("audience")).isEqualTo("other");
        assertThat(rotated.text("alg")).isEqualTo("RS256");
        assertThat(rotated.text("kid")).matches("[A-Za-z0-9_-]{1,64}");
        assertThat(rotated.text("announced_at")).endsWith("Z");
        assertThat(rotated.json().path("active_at").isNull()).isTrue();
        assertThat(desk.find(rotated.text("kid"))).isEqualTo(rotated.json());
    }

    @Test
    @DisplayName("KY-04: published before it signs")
    void rotateThenPublishedButNotSigning() {
        String signing = desk.signing("other");
        String announced = desk.announce("other");
        assertThat(Published.kids(office, Published.of("other"))).contains(announced, signing);
        assertThat(Published.kids(office, Published.ALL)).contains(announced, signing);
        assertThat(desk.signing("other")).isEqualTo(signing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"server", "other"})
    void rotateThenTheOtherAudienceIsUntouched(String audience) {
        String untouched = "server".equals(audience) ? "other" : "server";
        String signing = desk.signing(untouched);
        Set<String> published = Published.kids(office, Published.of(untouched));
        String announced = desk.announce(audience);
        assertThat(Published.kids(office, Published.of(untouched)))
                .isEqualTo(published)
                .doesNotContain(announced);
        assertThat(desk.signing(untouched)).isEqualTo(signing);
        assertThat(desk.kids(untouched, "announced")).isEmpty();
    }

    @Test
    void rotateTwiceThenConflictAndOneAnnouncedKey() {
        String announced = desk.announce("other");
        desk.rotate("other").isProblem(409);
        assertThat(desk.kids("other", "announced")).containsExactly(announced);
    }

    @Test
    void rotateThenAuditedOnce() {
        String announced = desk.announce("other");
        desk.rotate("other").isProblem(409);
        assertThat(desk.audited("key_announced", announced)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere", "Server", "../server", "'", "", "server "})
    void rotateForUnknownAudienceThenNotFound(String audience) {
        long before = desk.all().size();
        desk.rotate(audience).isProblem(404);
        assertThat(desk.all()).hasSize((int) before);
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
        office.asAdmin(PATH, body).isProblem(400);
        assertThat(desk.kids("other", "announced")).isEmpty();
    }

    @Test
    void rotateWithAnotherContentTypeThenUnsupported() {
        byte[] body = Json.object("audience", "other").getBytes(StandardCharsets.UTF_8);
        office.send(office.request(PATH)
                        .header(
                                "Authorization",
                                "Bearer " + office.admin("server").access())
                        .header("Content-Type", "text/plain")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofByteArray(body)))
                .isProblem(415);
    }

    @Test
    void rotateWithoutTheRoleThenForbidden() {
        String body = Json.object("audience", "other");
        String token = office.login(office.hire("server"), "server").access();
        Refusal.assertForbidden(office.post(PATH, body, token));
        Refusal.assertInvalidToken(
                "other", office.post(PATH, body, office.admin("other").access()));
        Refusal.assertNoToken(office.post(PATH, body));
        assertThat(desk.kids("other", "announced")).isEmpty();
    }
}
