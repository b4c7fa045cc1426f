package io.boxoffice.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.fixture.KnownAudiences;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.KeyId;
import io.boxoffice.oauth.SigningAlg;
import io.boxoffice.vault.KeyRing;
import io.boxoffice.vault.Purpose;
import java.text.ParseException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** KY-02, KY-08: keys that come from elsewhere, and what of a key is kept, listed and read. */
class KeyServiceTest {
    private final KeyStore store = new KeyStore();

    @Test
    void importedAsActiveThenItSignsAndTheOneBeforeRetires() {
        store.rotations.advance();
        String before = store.signer(KeyStore.A);
        store.clock.pass(Duration.ofMinutes(1));
        JWK key = KeyStore.fresh();

        KeyImport.Outcome outcome = stored(key, KeyState.ACTIVE);

        assertThat(outcome).isEqualTo(new KeyImport.Stored(store.record(key.getKeyID())));
        assertThat(store.record(key.getKeyID()).activeAt()).isEqualTo(store.clock.instant());
        assertThat(store.record(before).state()).isEqualTo("retiring");
        assertThat(store.publishedUntil(before)).isEqualTo(store.clock.instant().plus(KeyStore.PUBLISHED));
        assertThat(store.hasPrivateHalf(before)).isFalse();
        assertThat(store.reason("key_imported", key.getKeyID())).isEqualTo("a: as active");
    }

    /** It signs nowhere any more: nobody is late. */
    @Test
    void importedAsRetiringThenPublishedForOneTokenWithoutItsPrivateHalf() {
        JWK key = KeyStore.fresh();

        stored(key, KeyState.RETIRING);

        assertThat(store.record(key.getKeyID()).state()).isEqualTo("retiring");
        assertThat(store.publishedUntil(key.getKeyID()))
                .isEqualTo(store.clock.instant().plus(KeyStore.TOKEN_LIFE).plusSeconds(5));
        assertThat(store.hasPrivateHalf(key.getKeyID())).isFalse();
    }

    @Test
    void importedAsAnnouncedThenItDoesNotSign() {
        store.rotations.advance();
        String before = store.signer(KeyStore.A);
        JWK key = KeyStore.fresh();

        stored(key, KeyState.ANNOUNCED);
        store.keys.renew();

        assertThat(store.signer(KeyStore.A)).isEqualTo(before);
        assertThat(store.keys.trusted(new KeyId(key.getKeyID()))).isPresent();
        assertThat(store.record(key.getKeyID()).announcedAt()).isEqualTo(store.clock.instant());
    }

    @Test
    void idThatWasHereThenDuplicateThoughItsKeyIsRevoked() {
        JWK key = KeyStore.fresh();
        stored(key, KeyState.RETIRING);
        store.rotations.revoke(new KeyId(key.getKeyID()), "stolen");

        assertThat(stored(key, KeyState.ACTIVE)).isEqualTo(new KeyImport.Duplicate());
        assertThat(store.record(key.getKeyID()).state()).isEqualTo("revoked");
        assertThat(store.events("key_imported", key.getKeyID())).isEqualTo("1");
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyState.class,
            names = {"RETIRED", "REVOKED"})
    void stateOfHistoryThenNoImport(KeyState state) {
        JWK key = KeyStore.fresh();

        assertThatThrownBy(() -> stored(key, state)).hasMessage("no state to import into");
        assertThat(store.stored.find(new KeyId(key.getKeyID()))).isEmpty();
    }

    /** KY-06: revoking cannot be undone, by another id for the same key neither. */
    @ParameterizedTest
    @EnumSource
    void keyThatWasHereUnderAnotherIdThenDuplicateWhateverBecameOfIt(SigningAlg alg) {
        store.audiences.put(KnownAudiences.plain("b", alg));
        JWK key = NewKey.of(alg, 2048);
        stored(key, KeyState.ACTIVE);
        assertThat(imported("a", renamed(key), "retiring")).isEqualTo(new KeyImport.Duplicate());
        assertThat(imported("b", renamed(key), "retiring")).isEqualTo(new KeyImport.Duplicate());

        store.rotations.revoke(new KeyId(key.getKeyID()), "stolen");

        assertThat(imported("a", renamed(key), "active")).isEqualTo(new KeyImport.Duplicate());
        assertThat(imported("b", renamed(key), "announced")).isEqualTo(new KeyImport.Duplicate());
        assertThat(imported("a", NewKey.of(alg, 2048), "active")).isInstanceOf(KeyImport.Stored.class);
    }

    private static JWK renamed(JWK key) {
        Map<String, Object> members = key.toJSONObject();
        members.put("kid", KeyId.random().value());
        try {
            return JWK.parse(members);
        } catch (ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void throughTheImportThenInUseOnThisNodeAtOnce() {
        JWK key = KeyStore.fresh();

        assertThat(imported("a", key, "active")).isInstanceOf(KeyImport.Stored.class);
        assertThat(store.signer(KeyStore.A)).isEqualTo(key.getKeyID());
        assertThat(imported("a", key, "active")).isEqualTo(new KeyImport.Duplicate());
    }

    @Test
    void whatIsNotAcceptableThenTheReason() {
        JWK key = KeyStore.fresh();

        assertThat(imported("nowhere", key, "active")).isEqualTo(new KeyImport.Invalid("The audience is unknown."));
        for (String state : List.of("retired", "revoked", "ACTIVE", "")) {
            assertThat(imported("a", key, state))
                    .isEqualTo(new KeyImport.Invalid("The state must be announced, active or retiring."));
        }
        assertThat(imported("a", key.toPublicJWK(), "active"))
                .isEqualTo(new KeyImport.Invalid("The key has no private half."));
        assertThat(store.stored.after("", 100)).isEmpty();
    }

    /** The list is for anybody, the secret is not. */
    @Test
    void sharedSecretForAnAudienceWithAStatusListThenRefused() {
        JWK secret = NewKey.of(SigningAlg.HS256, 0);
        AudiencePolicy plain = KnownAudiences.plain("a", SigningAlg.ES256);
        store.audiences.put(KnownAudiences.withStatusList(plain));

        for (String state : List.of("announced", "active", "retiring")) {
            assertThat(imported("a", secret, state))
                    .isEqualTo(new KeyImport.Invalid("An audience with a status_list cannot have a shared secret."));
        }
        assertThat(imported("a", KeyStore.fresh(), "active")).isInstanceOf(KeyImport.Stored.class);
        assertThat(store.keys.signsForAnybody(KeyStore.A)).isTrue();
        store.audiences.put(plain);
        assertThat(imported("a", secret, "active")).isInstanceOf(KeyImport.Stored.class);
        assertThat(store.keys.signsForAnybody(KeyStore.A)).isFalse();
    }

    @Test
    void sharedSecretThatSignsOrWillThenKnownUntilItRetires() {
        store.rotations.advance();
        assertThat(store.stored.signsWithSecret(KeyStore.A)).isFalse();
        JWK secret = NewKey.of(SigningAlg.HS256, 0);
        stored(secret, KeyState.ANNOUNCED);
        assertThat(store.stored.signsWithSecret(KeyStore.A)).isTrue();
        store.rotations.revoke(new KeyId(secret.getKeyID()), "not this one");
        stored(NewKey.of(SigningAlg.HS256, 0), KeyState.ACTIVE);
        assertThat(store.stored.signsWithSecret(KeyStore.A)).isTrue();
        stored(KeyStore.fresh(), KeyState.ACTIVE);
        assertThat(store.stored.signsWithSecret(KeyStore.A)).isFalse();
    }

    /** KY-02: what is sealed opens as the key that it was sealed as, for its audience and algorithm, and as no other. */
    @Test
    void sealedHalvesSwappedThenNeitherOpens() {
        JWK one = KeyStore.fresh();
        JWK other = KeyStore.fresh();
        stored(one, KeyState.ACTIVE);
        stored(other, KeyState.ANNOUNCED);
        store.wiring
                .database()
                .run(
                        "UPDATE signing_key k SET sealed_private = o.sealed_private FROM signing_key o"
                                + " WHERE k.kid IN (?, ?) AND o.kid IN (?, ?) AND o.kid <> k.kid",
                        one.getKeyID(),
                        other.getKeyID(),
                        one.getKeyID(),
                        other.getKeyID());

        assertThatThrownBy(() -> store.otherNode().renew())
                .hasMessageContaining("the private half of key " + one.getKeyID() + " does not open");
        assertThatThrownBy(() -> opened(other.getKeyID()))
                .hasMessageContaining("the private half of key " + other.getKeyID() + " does not open");
    }

    @ParameterizedTest
    @CsvSource({"audience, b", "alg, PS256"})
    void sealedHalfOfAnotherAudienceOrAlgorithmThenNotOpened(String column, String value) {
        store.audiences.put(KnownAudiences.plain("b", SigningAlg.ES256));
        JWK key = KeyStore.fresh();
        stored(key, KeyState.ANNOUNCED);
        assertThat(opened(key.getKeyID())).isPresent();
        store.wiring.database().run("UPDATE signing_key SET " + column + " = ? WHERE kid = ?", value, key.getKeyID());

        assertThatThrownBy(() -> opened(key.getKeyID())).hasMessageContaining("does not open");
    }

    private Optional<JWK> opened(String kid) {
        return store.wiring.inTransaction(() -> store.wiring
                .get(SigningKeys.class)
                .find(new KeyId(kid))
                .orElseThrow()
                .opened(store.wiring.get(KeyRing.class).seal(Purpose.SIGNING)));
    }

    @Test
    void listedThenInTheOrderOfIdsFromBehindOne() {
        List<String> kids = List.of(imported(), imported(), imported()).stream()
                .sorted(Comparator.naturalOrder())
                .toList();

        assertThat(kids(store.stored.after("", 100))).isEqualTo(kids);
        assertThat(kids(store.stored.after("", 2))).isEqualTo(kids.subList(0, 2));
        assertThat(kids(store.stored.after(kids.getFirst(), 100))).isEqualTo(kids.subList(1, 3));
    }

    @Test
    void oneByItsIdThenOnlyThatOne() {
        String kid = imported();

        assertThat(store.stored.find(new KeyId(kid))).map(KeyRecord::kid).hasValue(kid);
        assertThat(store.stored.find(new KeyId(kid + "x"))).isEmpty();
        assertThat(store.stored.find(new KeyId(""))).isEmpty();
    }

    @Test
    void countedThenEveryStateAlsoTheEmptyOnes() {
        imported();
        store.rotations.advance();

        assertThat(store.stored.countByState())
                .isEqualTo(Map.of(
                        KeyState.ANNOUNCED, 0L,
                        KeyState.ACTIVE, 1L,
                        KeyState.RETIRING, 1L,
                        KeyState.RETIRED, 0L,
                        KeyState.REVOKED, 0L));
    }

    @Test
    void livingBeforeATimeThenMadeBeforeAndNotHistory() {
        String early = imported();
        String revoked = imported();
        store.rotations.revoke(new KeyId(revoked), "stolen");
        store.clock.pass(Duration.ofSeconds(1));
        imported();

        assertThat(store.stored.livingBefore(store.clock.instant())).containsExactly(new KeyId(early));
        assertThat(store.stored.livingBefore(store.clock.instant().minusSeconds(1)))
                .isEmpty();
    }

    /** To parse a key for each reading would cost a node its seconds. */
    @Test
    void readAgainThenTheParsedKeysAreKept() {
        store.rotations.advance();
        String kid = store.signer(KeyStore.A);
        TrustedKey before = store.keys.trusted(new KeyId(kid)).orElseThrow();
        KeySnapshot first = store.stored.read(KeySnapshot.EMPTY);

        KeySnapshot second = store.stored.read(first);
        store.keys.renew();

        assertThat(second.published(new KeyId(kid)))
                .containsSame(first.published(new KeyId(kid)).orElseThrow());
        assertThat(second.active(store.plan.purpose()))
                .containsSame(first.active(store.plan.purpose()).orElseThrow());
        assertThat(store.keys.trusted(new KeyId(kid))).containsSame(before);
    }

    @ParameterizedTest
    @EnumSource(SigningAlg.class)
    void storedThenAnotherNodeSignsAndVerifiesWithIt(SigningAlg alg) {
        AudiencePolicy policy = store.audiences.put(KnownAudiences.plain("b", alg));
        store.rotations.advance();
        String token = store.keys.sign(policy.audience(), Map.of("sub", "x"));
        String kid = store.signer(policy.audience());

        Keys other = store.otherNode();
        other.renew();

        assertThat(other.trusted(new KeyId(kid)).orElseThrow().verifies(token)).isTrue();
        assertThat(store.keys
                        .trusted(new KeyId(kid))
                        .orElseThrow()
                        .verifies(other.sign(policy.audience(), Map.of("sub", "y"))))
                .isTrue();
    }

    @Test
    void signedForAnAudienceWithoutAKeyThenAFault() {
        assertThatThrownBy(() -> store.keys.sign(new Audience("nobody"), Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no active key for nobody");
    }

    @Test
    void signedWithATypeThenUnderTheSameKey() {
        store.rotations.advance();
        String token = store.keys.sign(KeyStore.A, "statuslist+jwt", Map.of("sub", "x"));

        assertThat(store.keys
                        .trusted(new KeyId(store.signer(KeyStore.A)))
                        .orElseThrow()
                        .verifies(token))
                .isTrue();
        assertThat(store.keys.jwkSet().json()).contains(store.signer(KeyStore.A));
    }

    private String imported() {
        JWK key = KeyStore.fresh();
        stored(key, KeyState.RETIRING);
        return key.getKeyID();
    }

    private KeyImport.Outcome stored(JWK key, KeyState state) {
        return store.stored.store(new KeyImport.Accepted(KeyStore.A, key, state));
    }

    private KeyImport.Outcome imported(String audience, JWK key, String state) {
        return store.wiring.get(KeyImport.class).run(audience, KeyMaterial.jwk(key.toJSONString()), state);
    }

    private static List<String> kids(List<KeyRecord> keys) {
        return keys.stream().map(KeyRecord::kid).toList();
    }
}
