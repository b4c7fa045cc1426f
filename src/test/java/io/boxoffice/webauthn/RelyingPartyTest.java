package io.boxoffice.webauthn;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.fixture.SoftwarePasskey;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.RandomSecret;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class RelyingPartyTest {
    private static final String ORIGIN = "https://tickets.example.org:8443";
    private static final int UP = SoftwarePasskey.PRESENT;
    private static final int UV = SoftwarePasskey.VERIFIED;
    private static final int BE = SoftwarePasskey.ELIGIBLE;
    private static final int BS = SoftwarePasskey.BACKED_UP;

    private final RelyingParty party = party();
    private final RandomSecret challenge = RandomSecret.random();
    private final SoftwarePasskey passkey = SoftwarePasskey.at(ORIGIN);

    @SuppressWarnings("UnnecessaryAssignment") // no container injects here
    private static RelyingParty party() {
        RelyingParty party = new RelyingParty();
        party.issuer = new Issuer(ORIGIN + "/tickets");
        return party;
    }

    private static JsonNode json(PasskeyOptions options) {
        return JsonMapper.shared().valueToTree(options.members());
    }

    private JsonNode creation() {
        return json(party.creation(challenge, Octets.of(new byte[32]), "alice", List.of(), false));
    }

    private Optional<Credential> make(SoftwarePasskey by) {
        return RegistrationResponse.of(by.create(creation())).flatMap(party::made);
    }

    private Optional<Assertion> show(SoftwarePasskey by, Credential known, boolean isAlone) {
        JsonNode options = json(party.requestAlone(challenge));
        return AuthenticationResponse.of(by.get(options)).flatMap(sent -> party.shown(sent, known, isAlone));
    }

    @ParameterizedTest
    @EnumSource(names = {"ES256", "EDDSA", "RS256"})
    void offeredAlgorithmThenMadeAndShown(SoftwarePasskey.Kind kind) {
        SoftwarePasskey any = SoftwarePasskey.of(kind, ORIGIN);

        Credential made = make(any).orElseThrow();

        assertThat(made.id().text()).isEqualTo(any.id());
        assertThat(made.verified()).isTrue();
        assertThat(show(any, made, true)).contains(new Assertion(0, false, false, true));
    }

    @Test
    @DisplayName("A167: an algorithm that was not offered")
    void otherAlgorithmThenNotMade() {
        assertThat(make(SoftwarePasskey.of(SoftwarePasskey.Kind.ES384, ORIGIN))).isEmpty();
    }

    @Test
    void selfAttestedThenMade() {
        assertThat(make(passkey.selfAttested())).isPresent();
    }

    static Stream<Arguments> spoiled() {
        return Stream.of(
                spoiled("another scheme", made -> made.origin("http://tickets.example.org:8443")),
                spoiled("another host", made -> made.origin("https://tickets.example.net:8443")),
                spoiled("a host below", made -> made.origin("https://a.tickets.example.org:8443")),
                spoiled("another port", made -> made.origin("https://tickets.example.org")),
                spoiled("another relying party", made -> made.rpId("example.org")),
                spoiled("no user", made -> made.flags(UV)),
                spoiled("copied, and cannot be", made -> made.flags(UP | UV | BS)),
                spoiled("another type", made -> made.clientData("type", "payment.get")),
                spoiled("in a frame of others", made -> made.clientData("crossOrigin", true)),
                spoiled("below others", made -> made.clientData("topOrigin", "https://evil.example")));
    }

    private static Arguments spoiled(String what, UnaryOperator<SoftwarePasskey> how) {
        return Arguments.of(what, how);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoiled")
    @DisplayName("MF-05, A166: each check of WebAuthn 7.1")
    void spoiledThenNotMade(String what, UnaryOperator<SoftwarePasskey> how) {
        assertThat(make(how.apply(passkey))).as(what).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoiled")
    @DisplayName("MF-05, A166: each check of WebAuthn 7.2")
    void spoiledThenNotShown(String what, UnaryOperator<SoftwarePasskey> how) {
        Credential made = make(passkey).orElseThrow();

        assertThat(show(how.apply(passkey), made, false)).as(what).isEmpty();
    }

    @Test
    void forgedThenNotShown() {
        Credential made = make(passkey).orElseThrow();
        assertThat(show(passkey.forged(), made, false)).isEmpty();
    }

    @Test
    void anotherKeyThenNotShown() {
        Credential made = make(passkey).orElseThrow();
        byte[] id = made.id().bytes();
        assertThat(show(SoftwarePasskey.at(ORIGIN).id(id), made, false)).isEmpty();
    }

    @Test
    void anotherIdThenNotShown() {
        Credential made = make(passkey).orElseThrow();
        assertThat(show(passkey.id(new byte[16]), made, false)).isEmpty();
    }

    @Test
    @DisplayName("type is that of the ceremony: what was made cannot be shown, nor the other way round")
    void ceremoniesExchangedThenRefused() {
        Credential made = make(passkey).orElseThrow();
        assertThat(show(passkey.clientData("type", "webauthn.create"), made, false))
                .isEmpty();
        assertThat(make(SoftwarePasskey.at(ORIGIN).clientData("type", "webauthn.get")))
                .isEmpty();
    }

    @Test
    void userNotVerifiedThenNotAlone() {
        Credential made = make(passkey).orElseThrow();
        passkey.flags(UP);

        assertThat(show(passkey, made, true)).isEmpty();
        assertThat(show(passkey, made, false)).contains(new Assertion(0, false, false, false));
    }

    @Test
    void madeWithoutVerificationThenItSaysSo() {
        assertThat(make(passkey.flags(UP)).orElseThrow().verified()).isFalse();
    }

    @Test
    @DisplayName("BE never changes, BS may")
    void backupThenEligibleForGood() {
        Credential kept = make(passkey).orElseThrow();
        assertThat(show(passkey.flags(UP | UV | BE), kept, true)).isEmpty();

        SoftwarePasskey copied = SoftwarePasskey.at(ORIGIN).flags(UP | UV | BE);
        Credential eligible = make(copied).orElseThrow();
        assertThat(show(copied.flags(UP | UV | BE | BS), eligible, true)).contains(new Assertion(0, false, true, true));
        assertThat(show(copied.flags(UP | UV), eligible, true)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("counts")
    void countThenStaleWhereItCountsAndStands(long before, long now, boolean isStale) {
        Credential made = make(passkey.count(before)).orElseThrow();

        assertThat(show(passkey.count(now), made, true)).contains(new Assertion(now, isStale, false, true));
    }

    static Stream<Arguments> counts() {
        return Stream.of(
                Arguments.of(0, 0, false),
                Arguments.of(0, 7, false),
                Arguments.of(7, 8, false),
                Arguments.of(7, 7, true),
                Arguments.of(7, 6, true),
                Arguments.of(7, 0, true));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1023})
    void idOfAnyLengthThenMade(int length) {
        SoftwarePasskey any = passkey.id(new byte[length]);
        Credential made = make(any).orElseThrow();
        assertThat(show(any, made, true)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 32})
    @DisplayName("an id of no bytes, or any other than the browser says")
    void otherIdThanIsSaidThenNotMade(int length) {
        ObjectNode sent = passkey.id(new byte[length])
                .create(creation())
                .put("id", "AAAA")
                .put("rawId", "AAAA");
        assertThat(party.made(RegistrationResponse.of(sent).orElseThrow())).isEmpty();
    }

    @Test
    void longerIdThenNotMade() {
        assertThat(make(passkey.id(new byte[1024]))).isEmpty();
    }

    @Test
    @DisplayName("the longest id and a key of RSA with 4,096 bits have room; what a row has no room for is refused")
    void keyOfManyBytesThenNotMade() throws GeneralSecurityException {
        assertThat(make(rsa(4_096).id(new byte[1023]))).isPresent();
        assertThat(make(rsa(16_384))).isEmpty();
    }

    private static SoftwarePasskey rsa(int bits) throws GeneralSecurityException {
        BigInteger modulus = BigInteger.ONE.shiftLeft(bits - 1).setBit(0);
        return SoftwarePasskey.of(SoftwarePasskey.Kind.RS256, ORIGIN)
                .key(KeyFactory.getInstance("RSA")
                        .generatePublic(new RSAPublicKeySpec(modulus, RSAKeyGenParameterSpec.F4)));
    }

    @Test
    @DisplayName("A167: CBOR nested 10,000 deep, large, cut off or none at all")
    void rubbishThenNotMade() {
        byte[] deep = new byte[10_000];
        Arrays.fill(deep, (byte) 0x81);
        byte[] cut = SoftwarePasskey.cbor(Map.of("fmt", "none"));
        byte[] huge = {(byte) 0x5b, 0x7f, -1, -1, -1, -1, -1, -1, -1};
        for (byte[] rubbish : List.of(deep, cut, huge, new byte[48_000], new byte[] {0})) {
            assertThat(RegistrationResponse.of(passkey.create(creation(), rubbish))
                            .flatMap(party::made))
                    .isEmpty();
        }
    }

    @Test
    void creationThenWhatWebAuthnAsks() {
        Octets known = Octets.of(new byte[] {1, 2, 3});
        JsonNode options = json(party.creation(
                challenge,
                Octets.of(new byte[32]),
                "alice",
                List.of(new PasskeyOptions.Known(known, Set.of("usb", "nfc"))),
                false));

        assertThat(options.path("rp").path("id").stringValue()).isEqualTo("tickets.example.org");
        assertThat(options.path("pubKeyCredParams")
                        .valueStream()
                        .map(each -> each.path("alg").intValue()))
                .containsExactly(-7, -8, -257);
        assertThat(options.path("attestation").stringValue()).isEqualTo("none");
        assertThat(options.path("authenticatorSelection").path("residentKey").stringValue())
                .isEqualTo("required");
        assertThat(options.path("authenticatorSelection")
                        .path("userVerification")
                        .stringValue())
                .isEqualTo("preferred");
        assertThat(options.path("excludeCredentials").path(0).path("id").stringValue())
                .isEqualTo(known.text());
    }

    @Test
    void requestThenVerificationIsNeededAloneOnly() {
        Octets known = Octets.of(new byte[] {1, 2, 3});
        JsonNode alone = json(party.requestAlone(challenge));
        JsonNode beside = json(party.requestOneOf(challenge, List.of(new PasskeyOptions.Known(known, Set.of()))));

        assertThat(alone.path("userVerification").stringValue()).isEqualTo("required");
        assertThat(alone.path("allowCredentials").isEmpty()).isTrue();
        assertThat(beside.path("userVerification").stringValue()).isEqualTo("preferred");
        assertThat(beside.path("allowCredentials").path(0).path("id").stringValue())
                .isEqualTo(known.text());
    }
}
