package io.boxoffice.factor;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.fixture.SoftwarePasskey;
import io.boxoffice.fixture.Wiring;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.RandomSecret;
import io.boxoffice.oauth.SessionId;
import io.boxoffice.oauth.UserId;
import io.boxoffice.webauthn.AuthenticationResponse;
import io.boxoffice.webauthn.PasskeyOptions;
import io.boxoffice.webauthn.RegistrationResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PasskeysTest {
    private static final String ORIGIN = "https://tickets.example.org";
    private static final int UP = SoftwarePasskey.PRESENT;
    private static final int UV = SoftwarePasskey.VERIFIED;
    private static final int BE = SoftwarePasskey.ELIGIBLE;

    private final Wiring wiring = new Wiring().setting("boxoffice.issuer", ORIGIN);
    private final Passkeys passkeys = wiring.get(Passkeys.class);
    private final Factors factors = wiring.get(Factors.class);
    private final FactorCheck check = wiring.get(FactorCheck.class);
    private final SomeUsers users = new SomeUsers(wiring);
    private final UserId alice = users.add();
    private final SessionId session = new SessionId(new UUID(7, 7));
    private final RandomSecret login = RandomSecret.random();
    private final SoftwarePasskey passkey = SoftwarePasskey.at(ORIGIN);

    private static JsonNode json(PasskeyOptions options) {
        return JsonMapper.shared().valueToTree(options.members());
    }

    private JsonNode creation(UserId user) {
        return json(passkeys.beginCreation(users.read(user), Asked.in(session, user))
                .orElseThrow());
    }

    private NewPasskey add(UserId user, SoftwarePasskey made) {
        return add(user, Asked.in(session, user), made, creation(user));
    }

    private NewPasskey add(UserId user, Asked asked, SoftwarePasskey made, JsonNode options) {
        RegistrationResponse sent =
                RegistrationResponse.of(made.create(options)).orElseThrow();
        return passkeys.add(user, asked, sent, Optional.of("laptop"));
    }

    private JsonNode alone() {
        return json(passkeys.beginAlone(Asked.at(login)));
    }

    private Optional<Recognised> show(SoftwarePasskey shown, JsonNode options) {
        return check.recognise(proof(shown, options));
    }

    private Proof.Passkey proof(SoftwarePasskey shown, JsonNode options) {
        return proof(Asked.at(login), shown, options);
    }

    private static Proof.Passkey proof(Asked asked, SoftwarePasskey shown, JsonNode options) {
        return new Proof.Passkey(
                asked, AuthenticationResponse.of(shown.get(options)).orElseThrow());
    }

    private FactorOutcome beside(UserId user, SoftwarePasskey shown) {
        JsonNode options = json(passkeys.beginBeside(user, Asked.at(login)).orElseThrow());
        return check.prove(user, users.password(), proof(shown, options));
    }

    @Test
    void addedThenAFactorWithItsNameAndShownAlone() {
        assertThat(add(alice, passkey)).isInstanceOf(NewPasskey.Added.class);

        assertThat(users.read(alice).hasSecondFactor()).isTrue();
        assertThat(factors.of(alice)).singleElement().satisfies(factor -> {
            assertThat(factor.kind()).isEqualTo(FactorKind.PASSKEY);
            assertThat(factor.name()).contains("laptop");
            assertThat(factor.usedAt()).isEmpty();
        });
        Recognised shown = show(passkey, alone()).orElseThrow();
        assertThat(shown.user()).isEqualTo(alice);
        assertThat(shown.shown().methods()).containsExactly("hwk", "mfa", "user");
        assertThat(shown.shown().isTwoFactors()).isTrue();
        assertThat(shown.shown().at()).isEqualTo(wiring.clock().instant());
        assertThat(factors.of(alice).getFirst().usedAt()).isPresent();
    }

    private JsonNode enrolment(UserId user) {
        return json(passkeys.beginEnrolment(users.read(user), Asked.at(login).of(user))
                .orElseThrow());
    }

    private Optional<Authentication> enrol(UserId user, SoftwarePasskey made, JsonNode options) {
        RegistrationResponse sent =
                RegistrationResponse.of(made.create(options)).orElseThrow();
        return passkeys.enrol(user, users.password(), Asked.at(login).of(user), sent);
    }

    @Test
    @DisplayName("MF-07: made beside a password it is two factors, at the time of the password")
    void enrolledThenTwoFactors() {
        JsonNode options = enrolment(alice);
        assertThat(options.path("authenticatorSelection")
                        .path("userVerification")
                        .stringValue())
                .isEqualTo("required");

        Authentication shown = enrol(alice, passkey, options).orElseThrow();

        assertThat(shown.isTwoFactors()).isTrue();
        assertThat(shown.methods()).containsExactly("hwk", "mfa", "pwd", "user");
        assertThat(shown.at()).isEqualTo(users.password().at());
        assertThat(users.read(alice).hasSecondFactor()).isTrue();
        assertThat(show(passkey, alone())).isPresent();
    }

    @Test
    @DisplayName("A166, A167: unverified, asked of another or elsewhere, twice: nothing is enrolled")
    void notAsAskedThenNotEnrolled() {
        assertThat(enrol(alice, passkey.flags(UP), enrolment(alice))).isEmpty();
        passkey.flags(UP | UV);
        UserId bob = users.add();
        assertThat(enrol(alice, passkey, enrolment(bob))).isEmpty();
        assertThat(enrol(alice, passkey, creation(alice))).isEmpty();
        assertThat(factors.of(alice)).isEmpty();

        JsonNode options = enrolment(alice);
        assertThat(enrol(alice, passkey, options)).isPresent();
        assertThat(enrol(alice, SoftwarePasskey.at(ORIGIN), options)).isEmpty();
        assertThat(factors.of(alice)).hasSize(1);
    }

    @Test
    void asManyAsThereMayBeThenNotEnrolled() {
        JsonNode options = enrolment(alice);
        for (int i = 0; i < PasskeyRows.MOST; i++) {
            add(alice, SoftwarePasskey.at(ORIGIN));
        }
        assertThat(enrol(alice, passkey, options)).isEmpty();
        assertThat(passkeys.beginEnrolment(users.read(alice), Asked.at(login).of(alice)))
                .isEmpty();
    }

    @Test
    void besideAPasswordThenTwoFactorsAtTheTimeOfThePassword() {
        add(alice, passkey.flags(UP | UV | BE));
        Authentication before = users.password();
        wiring.clock().pass(Duration.ofMinutes(1));
        JsonNode options = json(passkeys.beginBeside(alice, Asked.at(login)).orElseThrow());

        FactorOutcome outcome = check.prove(alice, before, proof(passkey.flags(UP | BE), options));

        assertThat(outcome).isInstanceOfSatisfying(FactorOutcome.Right.class, right -> {
            assertThat(right.shown().methods()).containsExactly("mfa", "pwd", "swk", "user");
            assertThat(right.shown().at()).isEqualTo(before.at());
        });
    }

    @Test
    @DisplayName(
            "A166: a challenge is good once, for five minutes, where and of whom it was asked, and for its ceremony")
    void challengeUsedOverOrOfOthersThenNothing() {
        add(alice, passkey);
        JsonNode used = alone();
        assertThat(show(passkey, used)).isPresent();
        assertThat(show(passkey, used)).isEmpty();

        JsonNode late = alone();
        wiring.clock().pass(PasskeyOptions.LIFE);
        assertThat(show(passkey, late)).isEmpty();

        JsonNode elsewhere = json(passkeys.beginAlone(Asked.at(RandomSecret.random())));
        assertThat(show(passkey, elsewhere)).isEmpty();

        JsonNode replaced = alone();
        alone();
        assertThat(show(passkey, replaced)).isEmpty();

        JsonNode ofAlice = json(passkeys.beginBeside(alice, Asked.at(login)).orElseThrow());
        assertThat(show(passkey, ofAlice)).isEmpty();

        JsonNode toMake = creation(alice);
        assertThat(check.recognise(new Proof.Passkey(
                        Asked.in(session, alice),
                        AuthenticationResponse.of(passkey.get(toMake)).orElseThrow())))
                .isEmpty();
        assertThat(show(passkey, alone())).isPresent();
    }

    @Test
    @DisplayName("A166: what was asked in one session is not answered in another, and only once")
    void creationOfAnotherSessionThenRefused() {
        JsonNode options = creation(alice);
        Asked other = Asked.in(new SessionId(new UUID(8, 8)), alice);
        assertThat(add(alice, other, passkey, options)).isInstanceOf(NewPasskey.Refused.class);
        assertThat(add(alice, Asked.in(session, alice), passkey, options)).isInstanceOf(NewPasskey.Added.class);
        assertThat(add(alice, Asked.in(session, alice), SoftwarePasskey.at(ORIGIN), options))
                .isInstanceOf(NewPasskey.Refused.class);
    }

    @Test
    @DisplayName("A167: an id is one user's, whoever comes second")
    void idOfAnotherThenRefusedAndStillTheFirsts() {
        add(alice, passkey);
        UserId mallory = users.add();
        byte[] id = Base64.getUrlDecoder().decode(passkey.id());

        assertThat(add(mallory, SoftwarePasskey.at(ORIGIN).id(id))).isInstanceOf(NewPasskey.Refused.class);

        assertThat(factors.of(mallory)).isEmpty();
        assertThat(users.read(mallory).hasSecondFactor()).isFalse();
        assertThat(show(passkey, alone()).orElseThrow().user()).isEqualTo(alice);
    }

    @Test
    @DisplayName("the handle of the user is random, needed alone, and if it is sent it is right")
    void handleThenOfTheUser() {
        JsonNode first = creation(alice);
        assertThat(first.path("user").path("id").stringValue())
                .hasSize(43)
                .isEqualTo(creation(alice).path("user").path("id").stringValue());
        add(alice, passkey);
        UserId bob = users.add();
        String bobs = creation(bob).path("user").path("id").stringValue();

        assertThat(show(passkey.handle(Base64.getUrlDecoder().decode(bobs)), alone()))
                .isEmpty();
        assertThat(beside(alice, passkey)).isInstanceOf(FactorOutcome.Wrong.class);
        assertThat(show(passkey.handle(new byte[0]), alone())).isEmpty();
        assertThat(beside(alice, passkey)).isInstanceOf(FactorOutcome.Right.class);
    }

    @Test
    void passkeyOfAnotherBesideAPasswordThenWrong() {
        add(alice, passkey);
        UserId bob = users.add();
        SoftwarePasskey bobs = SoftwarePasskey.at(ORIGIN);
        add(bob, bobs);

        assertThat(beside(bob, passkey)).isInstanceOf(FactorOutcome.Wrong.class);
        assertThat(beside(bob, bobs)).isInstanceOf(FactorOutcome.Right.class);
    }

    @Test
    @DisplayName("one that was made without verification is believed to verify once a password stood beside it")
    void verifiedLaterThenAloneAfterAPasswordOnly() {
        add(alice, passkey.flags(UP));
        passkey.flags(UP | UV);
        assertThat(show(passkey, alone())).isEmpty();

        assertThat(beside(alice, passkey)).isInstanceOf(FactorOutcome.Right.class);

        assertThat(show(passkey, alone())).isPresent();
    }

    @Test
    @DisplayName("a count that stands still is told, and locks nobody out; the highest one stays")
    void counterStaleThenToldAndGood() {
        add(alice, passkey.count(5));
        assertThat(show(passkey.count(5), alone())).isPresent();
        assertThat(users.events("passkey_counter_stale")).isEqualTo(1);
        assertThat(show(passkey.count(3), alone())).isPresent();
        assertThat(show(passkey.count(4), alone())).isPresent();
        assertThat(users.events("passkey_counter_stale")).isEqualTo(3);
        assertThat(show(passkey.count(6), alone())).isPresent();
        assertThat(users.events("passkey_counter_stale")).isEqualTo(3);
    }

    @Test
    @DisplayName("a copy that is shown at the same time is told: the count is read once the user is held")
    void countTwiceAtOnceThenStale() throws Exception {
        add(alice, passkey.count(5));
        Asked elsewhere = Asked.at(RandomSecret.random());
        Proof.Passkey first = proof(passkey.count(6), alone());
        Proof.Passkey second = proof(elsewhere, passkey.count(6), json(passkeys.beginAlone(elsewhere)));
        List<Future<Optional<Recognised>>> shown = new ArrayList<>();
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            wiring.inTransaction(() -> {
                check.recognise(first);
                shown.add(thread.submit(() -> check.recognise(second)));
                wiring.database().awaitAWaiter();
                return true;
            });
            assertThat(shown.getFirst().get()).isPresent();
        }
        assertThat(users.events("passkey_counter_stale")).isEqualTo(1);
    }

    @Test
    @DisplayName("forged ones count as wrong codes do, and lock; what answers nothing does not")
    void forgedThenCountedAndStaleNot() {
        add(alice, passkey);
        JsonNode used = alone();
        assertThat(show(passkey, used)).isPresent();
        for (int i = 0; i < 20; i++) {
            assertThat(show(passkey, used)).isEmpty();
        }
        assertThat(show(passkey, alone())).isPresent();

        SoftwarePasskey forger = SoftwarePasskey.at(ORIGIN)
                .id(Base64.getUrlDecoder().decode(passkey.id()))
                .handle(new byte[32]);
        for (int i = 0; i < 10; i++) {
            assertThat(show(forger, alone())).isEmpty();
        }
        assertThat(show(passkey, alone())).isEmpty();
        assertThat(beside(alice, passkey)).isInstanceOf(FactorOutcome.Locked.class);
        wiring.clock().pass(Duration.ofHours(2));
        assertThat(show(passkey, alone())).isPresent();
    }

    @Test
    void manyThenFullAndNoMore() {
        for (int i = 0; i < PasskeyRows.MOST; i++) {
            assertThat(add(alice, SoftwarePasskey.at(ORIGIN))).isInstanceOf(NewPasskey.Added.class);
        }
        assertThat(passkeys.beginCreation(users.read(alice), Asked.in(session, alice)))
                .isEmpty();
    }

    @Test
    void removedThenTheLastTakesTheFlagAndTheCodesAlong() {
        add(alice, passkey);
        add(alice, SoftwarePasskey.at(ORIGIN));
        factors.newRecoveryCodes(alice);
        List<Factor> both = factors.of(alice).stream()
                .filter(factor -> factor.kind() == FactorKind.PASSKEY)
                .toList();

        factors.remove(alice, both.getFirst().id());
        assertThat(users.read(alice).hasSecondFactor()).isTrue();
        assertThat(show(passkey, alone())).isEmpty();
        assertThat(factors.of(alice)).hasSize(2);

        factors.remove(alice, both.getLast().id());
        assertThat(users.read(alice).hasSecondFactor()).isFalse();
        assertThat(factors.of(alice)).isEmpty();
        assertThat(passkeys.beginBeside(alice, Asked.at(login))).isEmpty();
    }

    @Test
    void excludedThenThoseThatTheUserHas() {
        add(alice, passkey);
        assertThat(creation(alice).path("excludeCredentials").path(0).path("id").stringValue())
                .isEqualTo(passkey.id());
    }

    @Test
    void overThenPurged() {
        alone();
        assertThat(passkeys.purge(1)).isFalse();
        wiring.clock().pass(PasskeyOptions.LIFE.plusSeconds(1));
        assertThat(passkeys.purge(1)).isTrue();
        assertThat(wiring.database().text("SELECT count(*) FROM passkey_challenge"))
                .isEqualTo("0");
    }
}
