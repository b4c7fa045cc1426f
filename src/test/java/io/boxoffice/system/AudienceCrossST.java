package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One ticket, one show (RFC 9068 4, RFC 8707 2). */
class AudienceCrossST {
    private final Office office = Office.open();

    @ParameterizedTest
    @EnumSource
    @DisplayName("A040, A066: an issued token opens its own door only")
    void issuedTokenThenAdmittedAtItsOwnDoorAndRefusedAtTheOther(Door door) {
        String token = door.issued().compact();
        door.admits(token);
        door.next().refuses("token of the other audience", token);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A key of one audience does not sign for the other")
    void keyOfTheOtherAudienceThenRefused(Door door) {
        door.refuses("other audience's key", door.next().forged().token(door.claims()));
        door.next().refuses("at the other door", door.next().forged().token(door.claims()));
    }

    @Test
    @DisplayName("A067: the admin's own token for other is nothing to the admin calls of server, and the reverse")
    void adminTokenOfOtherAudienceThenRefusedAtAdminCalls() {
        Answer users =
                office.post("/api/server/users", "{}", office.admin("other").access());
        Refusal.assertInvalidToken("users", users);
        Answer keys =
                office.post("/api/server/keys", "{}", office.admin("other").access());
        Refusal.assertInvalidToken("keys", keys);
        Answer products =
                office.post("/api/other/products", "{}", office.admin("server").access());
        Refusal.assertInvalidToken("products", products);
    }

    @Test
    void refusalThenSaysNothingOfTheAudience() {
        Answer wrongAudience =
                office.get("/api/other/user", office.admin("server").access());
        Answer rubbish = office.get("/api/other/user", "rubbish");
        assertThat(Refusal.constantPart(wrongAudience)).isEqualTo(Refusal.constantPart(rubbish));
        assertThat(wrongAudience.all("WWW-Authenticate")).isEqualTo(rubbish.all("WWW-Authenticate"));
    }
}
