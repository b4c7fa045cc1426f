package io.boxoffice.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.container.Sql;
import io.boxoffice.container.Together;
import io.boxoffice.hash.Argon2id;
import io.boxoffice.hash.ForeignHash;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Grants;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.Secret;
import io.boxoffice.vault.KeyRing;
import io.boxoffice.vault.Purpose;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.node.JsonNodeFactory;

/** A username is one user's in every spelling (CR-09), and of a password only a peppered Argon2id hash is kept. */
@ExtendWith(ArquillianExtension.class)
class AccountsIT {
    private static final String PASSWORD = "correct horse battery staple";

    @Inject
    Registration registration;

    @Inject
    Credentials credentials;

    @Inject
    Accounts accounts;

    @Inject
    KeyRing ring;

    @Test
    void sameNameInAnotherSpellingThenTaken() {
        String name = name();
        assertThat(registration.register(user("Ånna" + name))).isInstanceOf(Registration.Registered.class);

        assertThat(registration.register(user("ÅNNA" + name))).isInstanceOf(Registration.Taken.class);
        assertThat(registration.register(user("A\u030Anna" + name))).isInstanceOf(Registration.Taken.class);
        assertThat(registration.register(user("\u212Bnna" + name))).isInstanceOf(Registration.Taken.class);
        assertThat(registration.register(user("\uFF21\u030Anna" + name))).isInstanceOf(Registration.Taken.class);
    }

    @Test
    void fourSpellingsAtOnceThenOneRegistered() throws Exception {
        String name = name();
        List<String> spellings = List.of("maxi" + name, "MAXI" + name, "Maxi" + name, "\uFF4Daxi" + name);

        List<Registration.Outcome> outcomes = Together.run(4, i -> () -> registration.register(user(spellings.get(i))));

        assertThat(outcomes)
                .filteredOn(Registration.Registered.class::isInstance)
                .hasSize(1);
        assertThat(outcomes).filteredOn(Registration.Taken.class::isInstance).hasSize(3);
    }

    @Test
    void sameNormalisedNameAgainThenTheDatabaseRefuses() throws SQLException {
        String name = name();
        registration.register(user(name));

        assertThatThrownBy(() -> Sql.asOwner()
                        .run(
                                "INSERT INTO account SELECT ?, 'another', username_key, password_hash, roles, tenant,"
                                        + " claims, enabled, locked_until, created_at FROM account WHERE username = ?",
                                UUID.randomUUID(),
                                name))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("account_username_key_key");
    }

    @Test
    void rightPasswordInAnySpellingOfTheNameThenVerified() {
        String name = name();
        registration.register(user(name));

        assertThat(check(name, PASSWORD)).isInstanceOf(Credentials.Verified.class);
        assertThat(check(name.toUpperCase(Locale.ROOT), PASSWORD)).isInstanceOf(Credentials.Verified.class);
    }

    @Test
    void wrongPasswordUnknownOrDisabledUserThenTheSameRefusal() throws SQLException {
        String name = name();
        registration.register(user(name));

        assertThat(check(name, "correct horse battery stapl"))
                .isEqualTo(new Credentials.Refused(LoginRefusal.WRONG_PASSWORD));
        assertThat(check(name(), PASSWORD)).isEqualTo(new Credentials.Refused(LoginRefusal.NOBODY));

        Sql.asOwner().run("UPDATE account SET enabled = false WHERE username = ?", name);
        assertThat(check(name, PASSWORD)).isEqualTo(new Credentials.Refused(LoginRefusal.DISABLED));
    }

    /** CR-05: one normalisation, so that the same characters typed on another keyboard are the same password. */
    @Test
    void passwordInAnotherNormalFormThenVerified() {
        String name = name();
        registration.register(user(name, "gru\u0308ne Wiesen im Regen"));

        assertThat(check(name, "gr\u00FCne Wiesen im Regen")).isInstanceOf(Credentials.Verified.class);
    }

    /** CR-01, CR-06. */
    @Test
    void storedPasswordThenArgon2idWithItsParametersAndNotWithoutThePepper() throws SQLException {
        String name = name();
        registration.register(user(name));
        String stored = stored(name);

        assertThat(stored).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        byte[] unpeppered = PASSWORD.getBytes(StandardCharsets.UTF_8);
        assertThat(PasswordHash.ARGON2ID.matches(unpeppered, stored)).isFalse();
    }

    /** CR-02. */
    @Test
    void hashOfOldParametersThenReplacedAtTheNextGoodLoginOnly() throws Exception {
        String name = name();
        registration.register(user(name));
        String old = new Argon2id(1, 8 * 1024).hash(peppered());
        Sql.asOwner().run("UPDATE account SET password_hash = ? WHERE username = ?", old, name);

        check(name, "not this one, never");
        assertThat(stored(name)).isEqualTo(old);

        assertThat(check(name, PASSWORD)).isInstanceOf(Credentials.Verified.class);
        assertThat(stored(name)).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(check(name, PASSWORD)).isInstanceOf(Credentials.Verified.class);
    }

    /** A login that began with the old password must not bring it back. */
    @Test
    void passwordSetWhileALoginRehashesThenItStays() throws SQLException {
        String name = name();
        registration.register(user(name));
        Accounts.Stored old = accounts.findByName(new Username(name)).orElseThrow();
        String hashOfAnother = old.passwordHash().replace("m=19456", "m=19457");
        Sql.asOwner().run("UPDATE account SET password_hash = ? WHERE username = ?", hashOfAnother, name);

        accounts.rehash(old.user().id(), old.passwordHash(), old.passwordHash());
        assertThat(stored(name)).isEqualTo(hashOfAnother);
    }

    /** The same of a hash of elsewhere, and the audit tells of nothing that did not happen. */
    @Test
    void passwordSetWhileALoginReplacesAHashOfElsewhereThenItStays() throws SQLException {
        String name = name();
        ForeignHash hash = ForeignHash.parse("$2b$04$q3/z.AbUA83vnbPSa7xYP.HxGND9vnifNA96ijB7Cr9sBB1dOjA0O")
                .orElseThrow();
        registration.register(new ImportedUser(user(name).profile(), hash));
        Accounts.Stored old = accounts.findByName(new Username(name)).orElseThrow();
        String hashOfAnother = "$argon2id$v=19$another";
        Sql.asOwner().run("UPDATE account SET password_hash = ? WHERE username = ?", hashOfAnother, name);

        accounts.rehash(old.user().id(), old.passwordHash(), "$argon2id$v=19$of the login");
        assertThat(stored(name)).isEqualTo(hashOfAnother);
        assertThat(Sql.asOwner()
                        .text(
                                "SELECT count(*)::text FROM audit_event WHERE type = 'user_updated' AND target = ?",
                                old.user().id().toString()))
                .isEqualTo("0");
    }

    @Test
    void userOfAnUnknownAudienceOrScopeThenRefused() {
        assertThat(registration.register(user(name(), Grants.NONE.with(new Audience("nowhere")))))
                .isInstanceOf(Registration.Invalid.class);
        assertThat(registration.register(
                        user(name(), Grants.of(Map.of(Audience.OTHER, Scopes.of(List.of("orders.burn")))))))
                .isInstanceOf(Registration.Invalid.class);
    }

    private byte[] peppered() throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(ring.key(Purpose.PEPPER), "HmacSHA256"));
        return mac.doFinal(PASSWORD.getBytes(StandardCharsets.UTF_8));
    }

    private static String stored(String name) throws SQLException {
        return Sql.asOwner().text("SELECT password_hash FROM account WHERE username = ?", name);
    }

    private static String name() {
        return "-" + UUID.randomUUID();
    }

    private static NewUser user(String name) {
        return user(name, PASSWORD);
    }

    private static NewUser user(String name, String password) {
        return user(name, password, Grants.NONE);
    }

    private static NewUser user(String name, Grants audiences) {
        return user(name, PASSWORD, audiences);
    }

    private static NewUser user(String name, String password, Grants audiences) {
        return new NewUser(
                new Username(name),
                new Secret(password),
                List.of("user"),
                null,
                audiences,
                JsonNodeFactory.instance.objectNode(),
                true);
    }

    private Credentials.Outcome check(String name, String password) {
        return credentials.check(
                new Username(name), Password.of(new Secret(password)).orElseThrow());
    }
}
