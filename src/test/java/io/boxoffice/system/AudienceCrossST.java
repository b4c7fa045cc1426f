package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A token is good for one audience (RFC 9068 4, RFC 8707 2). */
class AudienceCrossST {
    private final Boxoffice boxoffice = Boxoffice.open();

    @ParameterizedTest
    @EnumSource
    @DisplayName("A040, A066: an issued token is good at its own audience only")
    void issuedTokenThenAdmittedAtItsOwnDoorAndRefusedAtTheOther(Api api) {
        String token = api.issued().compact();
        api.admits(token);
        api.next().refuses("token of the other audience", token);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A key of one audience does not sign for the other")
    void keyOfTheOtherAudienceThenRefused(Api api) {
        api.refuses("other audience's key", api.next().forged().token(api.claims()));
        api.next().refuses("at the other audience", api.next().forged().token(api.claims()));
    }

    @Test
    @DisplayName("A067: the admin's own token for other is nothing to the admin calls of server, and the reverse")
    void adminTokenOfOtherAudienceThenRefusedAtAdminCalls() {
        Answer users = boxoffice.post(
                "/api/server/users", "{}", boxoffice.admin("other").access());
        Refusal.assertInvalidToken("users", users);
        Answer keys = boxoffice.post(
                "/api/server/keys", "{}", boxoffice.admin("other").access());
        Refusal.assertInvalidToken("keys", keys);
        Answer products = boxoffice.post(
                "/api/other/products", "{}", boxoffice.admin("server").access());
        Refusal.assertInvalidToken("products", products);
    }

    @Test
    void refusalThenSaysNothingOfTheAudience() {
        Answer wrongAudience =
                boxoffice.get("/api/other/user", boxoffice.admin("server").access());
        Answer rubbish = boxoffice.get("/api/other/user", "rubbish");
        assertThat(Refusal.constantPart(wrongAudience)).isEqualTo(Refusal.constantPart(rubbish));
        assertThat(wrongAudience.all("WWW-Authenticate")).isEqualTo(rubbish.all("WWW-Authenticate"));
    }
}
