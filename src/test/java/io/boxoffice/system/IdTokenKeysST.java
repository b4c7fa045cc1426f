package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The keys of ID tokens: apart from those of every audience, and looked after in the same way. */
class IdTokenKeysST {
    private final Boxoffice boxoffice = Boxoffice.open();
    private final AdminKeys adminKeys = new AdminKeys(boxoffice);

    @Test
    void startedThenOneSignsInEachAlgorithm() {
        List<JsonNode> active = adminKeys.ofIdTokens("active");

        assertThat(active)
                .extracting(key -> key.path("alg").stringValue())
                .containsExactlyInAnyOrder("RS256", "PS256", "ES256", "EdDSA");
        assertThat(active)
                .allSatisfy(key -> assertThat(key.path("audience").isNull()).isTrue());
        assertThat(adminKeys.all())
                .filteredOn(key -> "other".equals(key.path("audience").stringValue("")))
                .allSatisfy(key -> assertThat(key.path("use").stringValue()).isEqualTo("access"));
    }

    @Test
    void publishedThenInTheSetOfAllAndInNoAudiences() {
        for (JsonNode key : adminKeys.ofIdTokens("active")) {
            String kid = key.path("kid").stringValue();
            JWK published = Published.keys(boxoffice, Published.ALL).getKeyByKeyId(kid);
            assertThat(published.toJSONObject())
                    .containsEntry("alg", key.path("alg").stringValue())
                    .containsEntry("use", "sig");
            assertThat(published.isPrivate()).isFalse();
            for (String audience : List.of("server", "other", "userinfo")) {
                assertThat(Published.kids(boxoffice, Published.of(audience))).doesNotContain(kid);
            }
        }
    }

    @Test
    void rotatedThenAnnouncedPublishedAndTakenOutWhenRevoked() {
        Answer rotated = adminKeys.rotateIdTokens("ES256").hasStatus(202);
        String kid = rotated.text("kid");

        assertThat(rotated.text("use")).isEqualTo("id");
        assertThat(rotated.text("alg")).isEqualTo("ES256");
        assertThat(rotated.text("state")).isEqualTo("announced");
        assertThat(rotated.json().path("audience").isNull()).isTrue();
        assertThat(Published.kids(boxoffice, Published.ALL)).contains(kid);
        adminKeys.rotateIdTokens("ES256").isProblem(409);

        adminKeys.revoke(kid, "withdrawn").hasStatus(204);
        assertThat(Published.kids(boxoffice, Published.ALL)).doesNotContain(kid);
        assertThat(adminKeys.state(kid)).isEqualTo("revoked");
    }

    @Test
    void activeOneRevokedThenAnotherSigns() {
        JsonNode before = ofEdDsa();

        adminKeys.revoke(before.path("kid").stringValue(), "stolen").hasStatus(204);

        assertThat(ofEdDsa().path("kid")).isNotEqualTo(before.path("kid"));
        assertThat(Published.kids(boxoffice, Published.ALL))
                .doesNotContain(before.path("kid").stringValue())
                .contains(ofEdDsa().path("kid").stringValue());
    }

    @Test
    void rotationOfNothingThenRefused() {
        adminKeys.rotateIdTokens("HS256").isProblem(404);
        adminKeys.rotateIdTokens("none").isProblem(404);
        for (String body : List.of(
                Json.object("use", "id"),
                Json.object("use", "id", "alg", "RS256", "audience", "other"),
                Json.object("use", "sig", "audience", "other"),
                Json.object("audience", "other", "alg", "RS256"))) {
            boxoffice.asAdmin(AdminKeys.PATH + "/rotate", body).isProblem(400);
        }
    }

    private JsonNode ofEdDsa() {
        return adminKeys.ofIdTokens("active").stream()
                .filter(key -> key.path("alg").stringValue().equals("EdDSA"))
                .findFirst()
                .orElseThrow();
    }
}
