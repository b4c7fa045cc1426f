package io.boxoffice.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import io.boxoffice.audience.AudValue;
import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.audience.Audiences;
import io.boxoffice.audience.OnMaxSessions;
import io.boxoffice.audience.SecondFactor;
import io.boxoffice.audience.Verifiers;
import io.boxoffice.container.InTransaction;
import io.boxoffice.container.Sql;
import io.boxoffice.container.Together;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.KeyId;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.SigningAlg;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One active key for each audience, always (KY-05), and a private half only while it may sign (KY-02). */
@ExtendWith(ArquillianExtension.class)
class KeyServiceIT {
    private static final Duration A_WHILE = Duration.ofMillis(300);

    @Inject
    KeyTransactions rotation;

    @Inject
    Audiences audiences;

    @Inject
    KeyImport imports;

    @Inject
    KeyService service;

    @Inject
    InTransaction transaction;

    @Inject
    Keys keys;

    @Test
    void advanceWhereOneIsActiveThenItStays() throws SQLException {
        String present = active("server");

        rotation.advance(KeyPlan.of(audiences.policy(Audience.SERVER)), Optional.of(fresh()));

        assertThat(active("server")).isEqualTo(present);
    }

    @Test
    void fourNodesAtOnceOnANewAudienceThenOneActiveKey() throws Exception {
        String audience = newAudience();

        Together.run(4, i -> {
            JWK generated = fresh();
            return () -> {
                rotation.advance(KeyPlan.of(policy(audience)), Optional.of(generated));
                return i;
            };
        });

        assertThat(count("audience = ?", audience)).isEqualTo("1");
        assertThat(count("audience = ? AND state = 'active'", audience)).isEqualTo("1");
    }

    @Test
    void importAsActiveThenThePresentOneRetiresAndItsPrivateHalfIsGone() throws SQLException {
        String before = active("other");
        JWK moved = fresh();

        KeyImport.Outcome outcome = imports.run("other", KeyMaterial.jwk(moved.toJSONString()), "active");

        assertThat(outcome).isInstanceOf(KeyImport.Stored.class);
        assertThat(active("other")).isEqualTo(moved.getKeyID());
        assertThat(count("kid = ? AND state = 'retiring' AND sealed_private IS NULL", before))
                .isEqualTo("1");
        assertThat(count("kid = ? AND published_until > now()", before)).isEqualTo("1");
        assertThat(keys.trusted(new KeyId(before))).isPresent();
        assertThat(keys.jwkSet(Audience.OTHER).orElseThrow().json()).contains(before, moved.getKeyID());
        assertThat(keys.trusted(new KeyId(moved.getKeyID()))).isPresent();
    }

    @Test
    void importAsRetiringThenPublishedForOneTokenLifetimeAndWithoutPrivateHalf() throws SQLException {
        JWK moved = fresh();

        imports.run("other", KeyMaterial.jwk(moved.toJSONString()), "retiring");

        assertThat(count("kid = ? AND sealed_private IS NULL", moved.getKeyID()))
                .isEqualTo("1");
        assertThat(Sql.asOwner()
                        .text(
                                "SELECT extract(epoch FROM published_until - retiring_at)::int FROM signing_key WHERE kid = ?",
                                moved.getKeyID()))
                .isEqualTo("605");
        assertThat(keys.trusted(new KeyId(moved.getKeyID()))).isPresent();
    }

    @Test
    void importAsAnnouncedThenPublishedAndAnotherStillSigns() throws SQLException {
        String before = active("server");
        JWK moved = fresh();

        imports.run("server", KeyMaterial.jwk(moved.toJSONString()), "announced");

        assertThat(active("server")).isEqualTo(before);
        assertThat(keys.trusted(new KeyId(moved.getKeyID()))).isPresent();
    }

    /** KY-08. */
    @Test
    void importOfAKeyIdThatWasHereThenDuplicate() {
        JWK moved = fresh();
        imports.run("other", KeyMaterial.jwk(moved.toJSONString()), "retiring");

        assertThat(imports.run("server", KeyMaterial.jwk(moved.toJSONString()), "announced"))
                .isEqualTo(new KeyImport.Duplicate());
    }

    /** KY-06. */
    @Test
    void sameKeyForAnotherAudienceMeanwhileThenItWaitsAndIsADuplicate() throws Exception {
        JWK moved = fresh();
        try (ExecutorService another = Executors.newSingleThreadExecutor()) {
            Future<KeyImport.Outcome> meanwhile = transaction.run(() -> {
                service.store(new KeyImport.Accepted(Audience.OTHER, moved, KeyState.RETIRING));
                Future<KeyImport.Outcome> begun = another.submit(
                        () -> service.store(new KeyImport.Accepted(Audience.SERVER, moved, KeyState.RETIRING)));
                assertThatThrownBy(() -> begun.get(A_WHILE.toMillis(), TimeUnit.MILLISECONDS))
                        .isInstanceOf(TimeoutException.class);
                return begun;
            });

            assertThat(meanwhile.get()).isEqualTo(new KeyImport.Duplicate());
        }
    }

    @Test
    void importForAnUnknownAudienceOrStateThenRefused() {
        assertThat(imports.run("nowhere", KeyMaterial.jwk(fresh().toJSONString()), "active"))
                .isInstanceOf(KeyImport.Invalid.class);
        assertThat(imports.run("other", KeyMaterial.jwk(fresh().toJSONString()), "revoked"))
                .isInstanceOf(KeyImport.Invalid.class);
        assertThat(imports.run("other", KeyMaterial.jwk(fresh().toPublicJWK().toJSONString()), "active"))
                .isInstanceOf(KeyImport.Invalid.class);
    }

    @Test
    void fourImportsAsActiveAtOnceThenExactlyOneIsActive() throws Exception {
        List<KeyImport.Outcome> outcomes = Together.run(4, i -> {
            String jwk = fresh().toJSONString();
            return () -> imports.run("other", KeyMaterial.jwk(jwk), "active");
        });

        assertThat(outcomes).allMatch(KeyImport.Stored.class::isInstance);
        assertThat(count("audience = ? AND state = 'active'", "other")).isEqualTo("1");
        assertThat(count("audience = ? AND state <> 'active' AND sealed_private IS NOT NULL", "other"))
                .isEqualTo("0");
    }

    /** KY-05, ST-02: not only the code keeps it. */
    @Test
    void secondActiveKeyThenTheDatabaseRefuses() {
        assertThatThrownBy(() -> Sql.asOwner()
                        .run(
                                "INSERT INTO signing_key (kid, audience, alg, state, public_jwk, sealed_private,"
                                        + " created_at, active_at) VALUES (?, 'server', 'RS256', 'active', '{}', 'x',"
                                        + " now(), now())",
                                "second-" + UUID.randomUUID()))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("signing_key_one_active");
    }

    /** KY-02, ST-01: what lies in the database opens only under the ring. */
    @Test
    void storedKeyThenNoPrivateMemberInTheClear() throws SQLException {
        String kid = active("server");
        String row = Sql.asOwner()
                .text("SELECT k::text || encode(sealed_private, 'escape') FROM signing_key k WHERE kid = ?", kid);

        assertThat(row).contains(kid).doesNotContain("\"d\"", "\"p\"", "\"q\"", "\"dp\"", "\"dq\"", "\"qi\"");
    }

    private static JWK fresh() {
        return NewKey.of(SigningAlg.RS256, 2048);
    }

    private static AudiencePolicy policy(String audience) {
        return new AudiencePolicy(
                new Audience(audience),
                Duration.ofMinutes(10),
                Duration.ofDays(1),
                Duration.ofDays(2),
                Duration.ofSeconds(10),
                SigningAlg.RS256,
                false,
                OptionalInt.empty(),
                OnMaxSessions.REJECT,
                Scopes.NONE,
                Map.of(),
                Optional.empty(),
                AudValue.NAME,
                SecondFactor.IF_ENROLLED,
                Verifiers.NONE,
                "");
    }

    private static String newAudience() throws SQLException {
        String name = "a-" + UUID.randomUUID();
        Sql.asOwner().run("INSERT INTO audience (name) VALUES (?)", name);
        return name;
    }

    private static String active(String audience) throws SQLException {
        return Sql.asOwner().text("SELECT kid FROM signing_key WHERE state = 'active' AND audience = ?", audience);
    }

    private static String count(String where, String parameter) throws SQLException {
        return Sql.asOwner().text("SELECT count(*) FROM signing_key WHERE " + where, parameter);
    }
}
