package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** RF-04: the answer to a refresh was lost, and the used token is presented once more within the retry window. */
class RetryST {
    private final Boxoffice boxoffice = Boxoffice.open();

    @ParameterizedTest
    @EnumSource
    @DisplayName("RF-02, RF-04: the very same successor, and an access token that is the same one")
    void retryThenTheSameSuccessorAndTheSameAccessToken(Api api) {
        Tokens first = boxoffice.login("admin", Boxoffice.ADMIN_PASSWORD, api.audience());
        Tokens second = boxoffice.refresh(first);
        Answer answer = boxoffice.tryRefresh(first.refresh()).hasStatus(200);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        Tokens again = Tokens.of(answer);
        assertThat(again.refresh()).isEqualTo(second.refresh());
        assertThat(again.accessText().claimsJson())
                .isEqualTo(second.accessText().claimsJson());
        assertThat(Json.names(again.accessText().claimsJson())).contains("jti", "iat", "exp", "sid");
        Stream.of(first, second, again).forEach(tokens -> api.admits(tokens.access()));
    }

    @Test
    @DisplayName("RF-01, RF-04: one generation lives, and the owner goes on with it")
    void retryManyTimesThenNothingExtraIsLive() {
        Tokens first = login();
        Tokens second = boxoffice.refresh(first);
        for (int i = 0; i < 5; i++) {
            assertThat(boxoffice.refresh(first).refresh()).isEqualTo(second.refresh());
        }
        Family family = Family.of(boxoffice, first);
        family.assertUntouchedAt(2);
        assertThat(family.events("authn_token_created")).isEqualTo(1);
        Tokens third = boxoffice.refresh(second);
        assertThat(boxoffice.refresh(second).refresh()).isEqualTo(third.refresh());
        family.assertUntouchedAt(3);
    }

    @Test
    @DisplayName("RF-09: a retry moves no end, and says what is left")
    void retryLaterThenTheEndsStayAndExpiresInIsWhatIsLeft() {
        Tokens first = login();
        boxoffice.refresh(first);
        Family family = Family.of(boxoffice, first);
        family.rotatedLongerAgo(Duration.ofSeconds(5));
        family.set("access_issued_at = access_issued_at - interval '100 s', "
                + "access_expires_at = access_expires_at - interval '100 s'");
        long idleEnd = family.micros("idle_end");
        long rotatedAt = family.micros("rotated_at");
        Answer again = boxoffice.tryRefresh(first.refresh()).hasStatus(200);
        long exp = Tokens.of(again).accessText().claimsJson().path("exp").longValue();
        assertThat(again.json().path("expires_in").longValue())
                .isBetween(
                        exp - Instant.now().getEpochSecond() - 1,
                        exp - Instant.now().getEpochSecond() + 3)
                .isLessThanOrEqualTo(500);
        assertThat(family.micros("idle_end")).isEqualTo(idleEnd);
        assertThat(family.micros("rotated_at")).isEqualTo(rotatedAt);
    }

    @Test
    @DisplayName("RF-12: roles as they are now, in the token that is otherwise the same")
    void roleTakenBeforeTheRetryThenGoneFromIt() {
        Person person = boxoffice.hireWith(Json.map("audiences", List.of("server"), "roles", List.of("user", "admin")));
        Tokens first = boxoffice.login(person, "server");
        Tokens second = boxoffice.refresh(first);
        setAccount(person, "roles = 'user'");
        Tokens again = boxoffice.refresh(first);
        assertThat(roles(second)).contains("admin", "user");
        assertThat(roles(again)).isEqualTo("[\"user\"]");
        assertThat(again.jti()).isEqualTo(second.jti());
        assertThat(again.refresh()).isEqualTo(second.refresh());
    }

    private static String roles(Tokens tokens) {
        return tokens.accessText().claimsJson().path("groups").toString();
    }

    @Test
    @DisplayName("A103, RF-11: a disabled user has no retry, and is not told why")
    void disabledBeforeTheRetryThenInvalidGrant() {
        Person person = boxoffice.createUser("server");
        Tokens first = boxoffice.login(person, "server");
        boxoffice.refresh(first);
        setAccount(person, "enabled = false");
        assertRefusedLikeRubbish(first);
        Family.of(boxoffice, first).assertUntouchedAt(2);
    }

    private void setAccount(Person person, String assignment) {
        boxoffice.database().run("update account set " + assignment + " where id = '" + person.id() + "'");
    }

    @Test
    @DisplayName("KY-06, A108: the key was revoked since, so the one that is active now signs")
    void keyRevokedBeforeTheRetryThenTheActiveKeySigns() {
        Tokens first = boxoffice.login(boxoffice.createUser("other"), "other");
        Tokens second = boxoffice.refresh(first);
        new AdminKeys(boxoffice).revoke(second.kid(), "before a retry").hasStatus(204);
        Tokens again = boxoffice.refresh(first);
        assertThat(again.kid()).isNotEqualTo(second.kid());
        assertThat(again.jti()).isEqualTo(second.jti());
        Api.OTHER.admits(again.access());
    }

    @Test
    @DisplayName("A098, RF-11: no retry brings a session back")
    void logoutBeforeTheRetryThenInvalidGrant() {
        Tokens first = login();
        Tokens second = boxoffice.refresh(first);
        boxoffice.tryLogout(second.refresh()).hasStatus(204);
        assertRefusedLikeRubbish(first);
        assertThat(Family.of(boxoffice, first).events("authn_token_reuse")).isZero();
    }

    @Test
    @DisplayName("A097: a session that ended by time has no retry, and that is no replay")
    void endedByTimeBeforeTheRetryThenInvalidGrantAndNoReplay() {
        for (String end : List.of("idle_end", "absolute_end")) {
            Tokens first = login();
            Tokens second = boxoffice.refresh(first);
            Family family = Family.of(boxoffice, first);
            family.set(end + " = now() - interval '1 ms', created_at = now() - interval '1 day'");
            assertRefusedLikeRubbish(first);
            assertRefusedLikeRubbish(second);
            assertThat(family.events("authn_token_reuse")).as(end).isZero();
        }
    }

    private void assertRefusedLikeRubbish(Tokens tokens) {
        Answer refused = boxoffice.tryRefresh(tokens.refresh()).isOAuthError(400, "invalid_grant");
        assertThat(refused.body()).isEqualTo(boxoffice.tryRefresh("rubbish").body());
    }

    private Tokens login() {
        return boxoffice.login("admin", Boxoffice.ADMIN_PASSWORD, "server");
    }
}
