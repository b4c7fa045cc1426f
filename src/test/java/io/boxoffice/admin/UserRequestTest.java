package io.boxoffice.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.account.ImportedUser;
import io.boxoffice.account.NewUser;
import io.boxoffice.account.PersonalDetails;
import io.boxoffice.account.Profile;
import io.boxoffice.account.User;
import io.boxoffice.account.Username;
import io.boxoffice.json.Body;
import io.boxoffice.json.BodyRefused;
import io.boxoffice.json.StrictJson;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Grants;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserRequestTest {
    private static final String HASH = "$2b$14$q3/z.AbUA83vnbPSa7xYP.HxGND9vnifNA96ijB7Cr9sBB1dOjA0O";
    private static final String TOO_COSTLY = "$2b$15$q3/z.AbUA83vnbPSa7xYP.HxGND9vnifNA96ijB7Cr9sBB1dOjA0O";
    private static final Scopes READ = Scopes.of(List.of("orders.read"));
    private static final User ALICE = new User(
            new UserId(new UUID(1, 2)),
            "alice",
            List.of("user", "clerk"),
            "blue",
            Grants.of(Map.of(Audience.OTHER, READ, Audience.SERVER, Scopes.NONE)),
            Map.of("team", "north", "vip", true),
            false,
            null,
            Instant.EPOCH,
            7,
            false,
            new PersonalDetails("Alice Liddell", "alice@example.org", true));

    @Test
    void nameAndPasswordThenDefaults() {
        NewUser user = UserRequest.created(body("{\"username\":\"alice\",\"password\":\"secret\"}"));
        assertThat(user.username()).isEqualTo(new Username("alice"));
        assertThat(user.password().reveal()).isEqualTo("secret");
        assertThat(user.roles()).containsExactly("user");
        assertThat(user.tenant()).isNull();
        assertThat(user.grants()).isEqualTo(Grants.NONE);
        assertThat(user.claims().isEmpty()).isTrue();
        assertThat(user.enabled()).isTrue();
    }

    @Test
    void noPasswordThenOneThatNobodyKnows() {
        String one =
                UserRequest.created(body("{\"username\":\"alice\"}")).password().reveal();
        String other =
                UserRequest.created(body("{\"username\":\"alice\"}")).password().reveal();
        assertThat(one).hasSize(43).isNotEqualTo(other);
        refused(() -> UserRequest.created(body("{\"username\":\"alice\",\"password\":null}")));
    }

    @Test
    void emptyPatchThenAsHeIs() {
        assertThat(patched("{}")).isEqualTo(profile());
        assertThat(UserRequest.password(body("{}"))).isEmpty();
    }

    @Test
    void patchThenOnlyWhatItNames() {
        Profile patched = patched("{\"roles\":[\"user\"],\"scopes\":{\"other\":[]},\"claims\":{\"vip\":null}}");
        assertThat(patched.roles()).containsExactly("user");
        assertThat(patched.grants()).isEqualTo(Grants.NONE.with(Audience.OTHER).with(Audience.SERVER));
        assertThat(patched.claims()).hasToString("{\"team\":\"north\"}");
        assertThat(patched.tenant()).isEqualTo("blue");
        assertThat(patched.enabled()).isFalse();
    }

    @Test
    void nullThenWhatANewUserHas() {
        Profile patched = patched("""
                {"roles":null,"tenant":null,"audiences":null,"scopes":null,"claims":null,"enabled":null}""");
        assertThat(patched.roles()).containsExactly("user");
        assertThat(patched.tenant()).isNull();
        assertThat(patched.grants()).isEqualTo(Grants.NONE);
        assertThat(patched.claims().isEmpty()).isTrue();
        assertThat(patched.enabled()).isTrue();
    }

    @Test
    void audienceGoneThenItsScopesGoWithItUnlessAskedFor() {
        assertThat(patched("{\"audiences\":[\"server\"]}").grants()).isEqualTo(Grants.NONE.with(Audience.SERVER));
        refused(() -> patched("{\"audiences\":[\"server\"],\"scopes\":{\"other\":[\"orders.read\"]}}"));
        refused(() -> patched("{\"scopes\":{\"seats\":[\"seats.read\"]}}"));
    }

    @Test
    void passwordInAPatchThenReadApartAndNeverTakenAway() {
        Body patch = body("{\"password\":\"secret\"}");
        assertThat(UserRequest.password(patch).orElseThrow().reveal()).isEqualTo("secret");
        assertThat(UserRequest.patched(ALICE, patch)).isEqualTo(profile());
        refused(() -> UserRequest.password(body("{\"password\":null}")));
        refused(() -> UserRequest.password(body("{\"password\":1}")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"00000000-0000-0001-0000-000000000002\"}",
                "{\"id\":null}",
                "{\"locked_until\":null}",
                "{\"created_at\":\"1970-01-01T00:00:00Z\"}",
                "{\"version\":8}",
                "{\"password_hash\":\"x\"}",
                "{\"admin\":true}",
                "{\"username\":null}",
                "{\"username\":1}",
                "{\"username\":\"\"}",
                "{\"roles\":\"admin\"}",
                "{\"roles\":[\"user\",\"user\"]}",
                "{\"audiences\":{\"server\":true}}",
                "{\"scopes\":{\"other\":\"orders.read\"}}",
                "{\"claims\":[]}",
                "{\"enabled\":\"true\"}",
                "{\"tenant\":[]}"
            })
    void memberThatIsReadOnlyUnknownOrOfAnotherTypeThenRefused(String json) {
        refused(() -> patched(json));
    }

    private static Profile profile() {
        return new Profile(
                new Username(ALICE.username()),
                ALICE.roles(),
                ALICE.tenant(),
                ALICE.grants(),
                StrictJson.object("{\"team\":\"north\",\"vip\":true}".getBytes(UTF_8))
                        .orElseThrow(),
                ALICE.enabled(),
                ALICE.details());
    }

    @Test
    void anotherEmailThenNobodyHasVerifiedItUnlessThePatchSaysSo() {
        assertThat(patched("{\"email\":\"a@example.net\"}").details())
                .isEqualTo(new PersonalDetails("Alice Liddell", "a@example.net", false));
        assertThat(patched("{\"email\":\"a@example.net\",\"email_verified\":true}")
                        .details()
                        .emailVerified())
                .isTrue();
        assertThat(patched("{\"email\":\"alice@example.org\"}").details()).isEqualTo(ALICE.details());
        assertThat(patched("{\"email\":null}").details()).isEqualTo(new PersonalDetails("Alice Liddell", null, false));
    }

    @Test
    void hashThenAnImportWithTheDefaults() {
        Body body = body("{\"username\":\"alice\",\"password_hash\":\"" + HASH + "\"}");
        assertThat(UserRequest.isImport(body)).isTrue();
        ImportedUser user = UserRequest.imported(body);
        assertThat(user.hash().reveal()).isEqualTo(HASH);
        assertThat(user.profile().username()).isEqualTo(new Username("alice"));
        assertThat(user.profile().roles()).containsExactly("user");
        assertThat(user.profile().grants()).isEqualTo(Grants.NONE);
        assertThat(user.profile().enabled()).isTrue();
        assertThat(UserRequest.isImport(body("{\"username\":\"alice\",\"password\":\"secret\"}")))
                .isFalse();
    }

    @Test
    void hashAndAllOthersThenAsTheySay() {
        Profile user = UserRequest.imported(body("""
                        {"username":"alice","password_hash":"%s","roles":["clerk"],"tenant":"blue","audiences":["other"],
                        "scopes":{"other":["orders.read"]},"claims":{"vip":true},"enabled":false,"name":"Alice",
                        "email":"a@example.net","email_verified":true}""".formatted(HASH))).profile();
        assertThat(user.roles()).containsExactly("clerk");
        assertThat(user.tenant()).isEqualTo("blue");
        assertThat(user.grants()).isEqualTo(Grants.of(Map.of(Audience.OTHER, READ)));
        assertThat(user.claims()).hasToString("{\"vip\":true}");
        assertThat(user.enabled()).isFalse();
        assertThat(user.details()).isEqualTo(new PersonalDetails("Alice", "a@example.net", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"username\":\"alice\"}",
                "{\"username\":\"alice\",\"password_hash\":null}",
                "{\"username\":\"alice\",\"password_hash\":1}",
                "{\"username\":\"alice\",\"password_hash\":\"secret\"}",
                "{\"username\":\"alice\",\"password_hash\":\"" + TOO_COSTLY + "\"}",
                "{\"username\":\"alice\",\"password_hash\":\"" + HASH + "\",\"password\":\"secret\"}",
                "{\"username\":\"alice\",\"password_hash\":\"" + HASH + "\",\"password\":null}",
                "{\"username\":\"alice\",\"password_hash\":\"" + HASH + "\",\"id\":\"x\"}",
                "{\"username\":\"alice\",\"password_hash\":\"" + HASH + "\",\"scopes\":{\"other\":[]}}",
                "{\"password_hash\":\"" + HASH + "\"}"
            })
    void importThatIsNotOneThenRefusedWithoutAnEcho(String json) {
        assertThatThrownBy(() -> UserRequest.imported(body(json)))
                .isInstanceOf(BodyRefused.class)
                .message()
                .doesNotContain(HASH, TOO_COSTLY, "secret");
    }

    /** A hash comes with a new user only. */
    @Test
    void hashInAPatchThenRefused() {
        refused(() -> patched("{\"password_hash\":\"" + HASH + "\"}"));
        refused(() -> UserRequest.created(
                body("{\"username\":\"a\",\"password\":\"b\",\"password_hash\":\"" + HASH + "\"}")));
    }

    private static Profile patched(String json) {
        return UserRequest.patched(ALICE, body(json));
    }

    private static Body body(String json) {
        return new Body(StrictJson.object(json.getBytes(UTF_8)).orElseThrow());
    }

    private static void refused(ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOf(BodyRefused.class);
    }
}
