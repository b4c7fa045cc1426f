package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code password_hash} of {@code POST /api/server/users}: a user from elsewhere logs in with the password that they have. */
class ForeignPasswordST {
    private static final String PASSWORD = "gr\u00FCne Wiesen im Regen";
    private static final String BCRYPT = "$2b$04$q3/z.AbUA83vnbPSa7xYP.HxGND9vnifNA96ijB7Cr9sBB1dOjA0O";
    private final Boxoffice boxoffice = Boxoffice.open();

    @ParameterizedTest
    @DisplayName(
            "a hash of each kind, by other makers: the first good login replaces it by ours, and the second finds that one")
    @ValueSource(
            strings = {
                "$argon2id$v=19$m=65536,t=3,p=4$gM5Y9vctt/YIRZGDmRc/rg$lpoM4Km710tORcfGAq3e0fLgT+aEIJ3q04oUC0NkfbE",
                BCRYPT,
                "$2a$05$EfqZnvH0aB6/7f2l3PL/huOKz8/PlPYsSTAquNZmGWZ9/y4AHte92",
                "$2y$05$2GEul.kg0KA3auVUuPFTW.HVzuwU581pMh4tr8NTtNvgIOL4THqCO",
                "$scrypt$ln=14,r=8,p=1$AkDofW9tbU0pBaB0rpVyrg$CjaJ9pDf3Hs7vrgKMeJ8LicoRLak0QG8VWwgKe+7cKQ",
                "$pbkdf2-sha256$29000$bU3JGcPY.59TqhWCkFLqfQ$iVKlPW6DSJ3afpWB08.rKcfk4brYClHuFgty5V/Du/I",
                "$pbkdf2-sha512$i=210000,l=64$gvxxCESmqyNfcmF7ifaLAg$oAUALVRAaUltlyoC3Q+eVt4I4VBrl45HJ3E4jd7zKvHBri+CTOe0H+cvejG+6OJI4Pd2ttoArWB+T6Y74t6xWQ",
                "AQAAAAIAAYagAAAAEFVoCaVoNpl8tbmS2HtNsdSlvt4KOVXSKTpwdC8gB05jgs174gGyarxVUgLuIO8tbA=="
            })
    void loginWithThePasswordOfElsewhereThenTheHashIsOurs(String hash) {
        String username = Boxoffice.uniqueName();
        Answer created = create(username, hash).hasStatus(201);
        assertThat(created.body()).doesNotContain(hash, "hash");
        String id = created.text("id");
        assertThat(stored(id, "foreign:%")).as("sealed, not as it came").isEqualTo(1);
        assertThat(stored(id, "%$%")).isZero();

        login(username, "gr\u00FCne Wiesen im RegeN").isOAuthError(401, "invalid_grant");
        assertThat(stored(id, "foreign:%")).isEqualTo(1);
        assertThat(replaced(id)).isZero();

        login(username, PASSWORD).hasStatus(200);
        assertThat(stored(id, "$argon2id$v=19$m=19456,t=2,p=1$%")).isEqualTo(1);
        login(username, PASSWORD).hasStatus(200);
        login(username, "gr\u00FCne Wiesen im RegeN").isOAuthError(401, "invalid_grant");
        assertThat(replaced(id)).as("told once").isEqualTo(1);
    }

    @Test
    void disabledOrUnknownThenTheSameRefusal() {
        String username = Boxoffice.uniqueName();
        boxoffice
                .asAdmin("/api/server/users", body(username, Map.of("password_hash", BCRYPT, "enabled", false)))
                .hasStatus(201);
        String unknown = login(Boxoffice.uniqueName(), PASSWORD)
                .isOAuthError(401, "invalid_grant")
                .body();
        assertThat(login(username, PASSWORD).isOAuthError(401, "invalid_grant").body())
                .isEqualTo(unknown);
    }

    @Test
    void passwordSetByAnAdministratorThenTheHashOfElsewhereIsGone() {
        String username = Boxoffice.uniqueName();
        String id = create(username, BCRYPT).hasStatus(201).text("id");
        boxoffice
                .patch(
                        "/api/server/users/" + id,
                        Json.object("password", "seventeen purple tickets"),
                        boxoffice.admin("server").access())
                .hasStatus(200);
        login(username, PASSWORD).isOAuthError(401, "invalid_grant");
        login(username, "seventeen purple tickets").hasStatus(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "seventeen purple tickets",
                "5f4dcc3b5aa765d61d8327deb882cf99",
                "$2b$31$q3/z.AbUA83vnbPSa7xYP.HxGND9vnifNA96ijB7Cr9sBB1dOjA0O",
                "$argon2id$v=19$m=4194304,t=3,p=4$gM5Y9vctt/YIRZGDmRc/rg$lpoM4Km710tORcfGAq3e0fLgT+aEIJ3q04oUC0NkfbE",
                "$scrypt$ln=24,r=8,p=1$AkDofW9tbU0pBaB0rpVyrg$CjaJ9pDf3Hs7vrgKMeJ8LicoRLak0QG8VWwgKe+7cKQ",
                "$pbkdf2-sha256$9000000$bU3JGcPY.59TqhWCkFLqfQ$iVKlPW6DSJ3afpWB08.rKcfk4brYClHuFgty5V/Du/I",
                "AQAAAAJ/////AAAAEFVoCaVoNpl8tbmS2HtNsdSlvt4KOVXSKTpwdC8gB05jgs174gGyarxVUgLuIO8tbA=="
            })
    void noHashOrOneThatWouldBurnTheServerThenRefusedWithTheMember(String hash) {
        Answer refused = create(Boxoffice.uniqueName(), hash).isProblem(400);
        assertThat(refused.text("detail")).startsWith("The member password_hash ");
        if (!hash.isEmpty()) {
            assertThat(refused.body()).doesNotContain(hash);
        }
    }

    @Test
    void bothThenRefusedAndNeitherThenNobodyCanLogIn() {
        Map<String, Object> both = Map.of("password", "seventeen purple tickets", "password_hash", BCRYPT);
        boxoffice
                .asAdmin("/api/server/users", body(Boxoffice.uniqueName(), both))
                .isProblem(400);
        String invited = Boxoffice.uniqueName();
        boxoffice
                .asAdmin("/api/server/users", body(invited, Map.of("audiences", List.of("other"))))
                .hasStatus(201);
        boxoffice.tryLogin(invited, "seventeen purple tickets", "other").isOAuthError(401, "invalid_grant");
    }

    @Test
    void hashInAPatchThenRefused() {
        Person person = boxoffice.createUser();
        boxoffice
                .patch(
                        "/api/server/users/" + person.id(),
                        Json.object("password_hash", BCRYPT),
                        boxoffice.admin("server").access())
                .isProblem(400);
    }

    private Answer create(String username, String hash) {
        return boxoffice.asAdmin("/api/server/users", body(username, Map.of("password_hash", hash)));
    }

    private static String body(String username, Map<String, Object> more) {
        Map<String, Object> members = Json.map("username", username, "audiences", List.of("other"));
        members.putAll(more);
        return Json.text(members);
    }

    private Answer login(String username, String password) {
        return boxoffice.tryLogin(username, password, "other");
    }

    private long stored(String id, String like) {
        return boxoffice
                .database()
                .count("select count(*) from account where id = '" + id + "' and password_hash like '" + like + "'");
    }

    private long replaced(String id) {
        return boxoffice
                .database()
                .count("select count(*) from audit_event where type = 'user_updated' and target = '" + id
                        + "' and reason = 'the password hash of elsewhere was replaced at a login'");
    }
}
