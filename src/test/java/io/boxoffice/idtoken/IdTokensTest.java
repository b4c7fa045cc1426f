package io.boxoffice.idtoken;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import io.boxoffice.account.PersonalDetails;
import io.boxoffice.account.User;
import io.boxoffice.audience.Audiences;
import io.boxoffice.fixture.KnownAudiences;
import io.boxoffice.fixture.Wiring;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Grants;
import io.boxoffice.oauth.IdClaims;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.KeyId;
import io.boxoffice.oauth.SignInId;
import io.boxoffice.oauth.SigningAlg;
import io.boxoffice.oauth.UserId;
import io.boxoffice.signing.KeyRotator;
import io.boxoffice.signing.Keys;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ID tokens under keys of their own, and what of them is good as a hint. */
class IdTokensTest {
    private static final Wiring WIRING = new Wiring();
    private static final Audience API = new Audience("a");
    private static final ClientId CLIENT = new ClientId("partner");
    private static final SignInId SIGN_IN = new SignInId(UUID.fromString("019aaa30-04f0-4e47-b1aa-6f3ee0e3d4a1"));
    private static final UserId ALICE = new UserId(UUID.fromString("019aaa30-04f0-7e47-b1aa-6f3ee0e3d4a2"));
    private static final String ACCESS_TOKEN = "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y";

    private static IdTokens tokens;
    private static IdTokenHints hints;
    private static Keys keys;

    private final Instant now = WIRING.clock().instant();

    @BeforeAll
    static void makeKeys() {
        KnownAudiences audiences = new KnownAudiences(WIRING.database());
        audiences.put(KnownAudiences.plain("a", SigningAlg.ES256));
        WIRING.put(Audiences.class, audiences).put(Issuer.class, new Issuer("https://login.example"));
        WIRING.get(KeyRotator.class).advance();
        tokens = WIRING.get(IdTokens.class);
        hints = WIRING.get(IdTokenHints.class);
        keys = WIRING.get(Keys.class);
    }

    @ParameterizedTest
    @EnumSource(names = "HS256", mode = EnumSource.Mode.EXCLUDE)
    void issuedThenExactlyTheClaimsOfAnIdToken(SigningAlg alg) throws ParseException {
        JWSObject token = JWSObject.parse(tokens.issue(facts(alg, IdClaims.NONE), ACCESS_TOKEN));

        assertThat(token.getHeader().toJSONObject())
                .containsOnlyKeys("alg", "typ", "kid")
                .containsEntry("alg", alg.wire())
                .containsEntry("typ", "JWT");
        assertThat(token.getPayload().toJSONObject())
                .containsOnlyKeys(
                        "iss", "sub", "aud", "azp", "exp", "iat", "auth_time", "acr", "amr", "at_hash", "nonce", "sid")
                .containsEntry("iss", "https://login.example")
                .containsEntry("sub", ALICE.toString())
                .containsEntry("aud", "partner")
                .containsEntry("azp", "partner")
                .containsEntry("iat", now.getEpochSecond())
                .containsEntry("exp", now.getEpochSecond() + 300)
                .containsEntry("auth_time", now.getEpochSecond() - 60)
                .containsEntry("acr", "aal1")
                .containsEntry("amr", List.of("pwd"))
                .containsEntry("at_hash", TokenHash.of(ACCESS_TOKEN, alg))
                .containsEntry("nonce", "n-0S6")
                .containsEntry("sid", SIGN_IN.toString());
        assertThat(hints.read(token.serialize())).contains(new IdTokenHint(ALICE, CLIENT, Optional.of(SIGN_IN)));
    }

    /** OpenID Connect Core 12.2: after a refresh there is no nonce, and perhaps no sign-in any more. */
    @Test
    void neitherNonceNorSignInThenNeitherClaim() {
        IdTokenFacts facts = new IdTokenFacts(
                user(PersonalDetails.NONE),
                CLIENT,
                SigningAlg.ES256,
                Authentication.byPassword(now),
                Optional.empty(),
                Optional.empty(),
                IdClaims.NONE);

        String token = tokens.issue(facts, ACCESS_TOKEN);

        assertThat(claims(token)).doesNotContainKeys("nonce", "sid");
        assertThat(hints.read(token)).contains(new IdTokenHint(ALICE, CLIENT, Optional.empty()));
    }

    @Test
    void claimsAskedForThenThoseThatAreKnownAndNoOther() {
        IdClaims asked = new IdClaims(Set.of("name", "email", "email_verified", "phone_number", "sub", "groups"));
        PersonalDetails all = new PersonalDetails("Alice Liddell", "alice@example.com", true);

        assertThat(AskedClaims.of(user(all), asked))
                .isEqualTo(Map.of("name", "Alice Liddell", "email", "alice@example.com", "email_verified", true));
        assertThat(AskedClaims.of(user(all), new IdClaims(Set.of("preferred_username"))))
                .isEqualTo(Map.of("preferred_username", "alice"));
        assertThat(AskedClaims.of(user(PersonalDetails.NONE), asked)).isEmpty();
        assertThat(claims(tokens.issue(facts(SigningAlg.ES256, new IdClaims(Set.of("email"))), ACCESS_TOKEN)))
                .containsEntry("email", "alice@example.com")
                .doesNotContainKeys("name", "email_verified", "preferred_username");
    }

    @Test
    void addressThatNobodyVerifiedThenSaid() {
        PersonalDetails details = new PersonalDetails(null, "alice@example.com", false);

        assertThat(AskedClaims.of(user(details), new IdClaims(Set.of("email_verified"))))
                .isEqualTo(Map.of("email_verified", false));
    }

    @Test
    void moreShownThenTheMethodsAndTheLevelOfIt() {
        IdTokenFacts facts = new IdTokenFacts(
                user(PersonalDetails.NONE),
                CLIENT,
                SigningAlg.ES256,
                Authentication.stored(now, "otp pwd", "aal2"),
                Optional.empty(),
                Optional.empty(),
                IdClaims.NONE);

        assertThat(claims(tokens.issue(facts, ACCESS_TOKEN)))
                .containsEntry("acr", "aal2")
                .containsEntry("amr", List.of("otp", "pwd"));
    }

    /** RP-Initiated Logout 1.0, 2: an ID token that is over is still a hint. */
    @Test
    void expiredThenStillAHint() {
        String token = tokens.issue(facts(SigningAlg.EDDSA, IdClaims.NONE), ACCESS_TOKEN);
        WIRING.clock().pass(Duration.ofHours(13));
        try {
            assertThat(hints.read(token)).isPresent();
        } finally {
            WIRING.clock().pass(Duration.ofHours(-13));
        }
    }

    @Test
    void changedTextThenNoHint() {
        String token = tokens.issue(facts(SigningAlg.ES256, IdClaims.NONE), ACCESS_TOKEN);
        String claims = new Payload(Map.of("iss", "https://login.example", "sub", ALICE.toString(), "aud", "partner"))
                .toBase64URL()
                .toString();
        String[] parts = token.split("\\.", -1);

        assertThat(hints.read(parts[0] + "." + claims + "." + parts[2])).isEmpty();
        assertThat(hints.read(none() + "." + claims + ".")).isEmpty();
        assertThat(hints.read(none() + "." + claims + "." + parts[2])).isEmpty();
        assertThat(hints.read(token + "=")).isEmpty();
        assertThat(hints.read("")).isEmpty();
    }

    private static String none() {
        return new Payload(Map.of("alg", "none", "typ", "JWT", "kid", "x"))
                .toBase64URL()
                .toString();
    }

    /** RFC 8725 3.11, 3.12: neither a logout token nor an access token is an ID token, though both are ours. */
    @ParameterizedTest
    @ValueSource(strings = {"logout+jwt", "at+jwt", "jwt"})
    void anotherTypeThenNoHint(String type) {
        assertThat(hints.read(keys.signForClient(SigningAlg.ES256, type, hint())))
                .isEmpty();
    }

    @Test
    void keyOfAnAudienceThenNoHint() {
        assertThat(hints.read(keys.sign(API, "JWT", hint()))).isEmpty();
        assertThat(hints.read(keys.sign(API, hint()))).isEmpty();
    }

    @Test
    void anotherIssuerOrNoUserOrClientThenNoHint() {
        for (Map.Entry<String, Object> other : Map.<String, Object>of(
                        "iss", "https://login.example/", "sub", "partner", "aud", List.of("partner"))
                .entrySet()) {
            Map<String, Object> claims = new HashMap<>(hint());
            claims.put(other.getKey(), other.getValue());
            assertThat(hints.read(keys.signForClient(SigningAlg.ES256, "JWT", claims)))
                    .as(other.getKey())
                    .isEmpty();
        }
        assertThat(hints.read(keys.signForClient(SigningAlg.ES256, "JWT", hint())))
                .isPresent();
    }

    @Test
    void audienceThatIsNoClientThenNoHintAndSignInThatIsNoneThenNone() {
        Map<String, Object> claims = new HashMap<>(hint());
        claims.put("sid", "x");
        assertThat(hints.read(keys.signForClient(SigningAlg.ES256, "JWT", claims)))
                .contains(new IdTokenHint(ALICE, CLIENT, Optional.empty()));

        claims.put("aud", "partner ");
        assertThat(hints.read(keys.signForClient(SigningAlg.ES256, "JWT", claims)))
                .isEmpty();
    }

    /** Whoever knows the id of a key of ID tokens has no access token by it. */
    @Test
    void keyOfIdTokensThenNoKeyOfAccessTokens() throws ParseException {
        String token = keys.signForClient(SigningAlg.ES256, "at+jwt", hint());
        KeyId kid = new KeyId(JWSObject.parse(token).getHeader().getKeyID());

        assertThat(keys.ofIdTokens(kid)).isPresent();
        assertThat(keys.trusted(kid)).isEmpty();
    }

    private static Map<String, Object> hint() {
        return Map.of("iss", "https://login.example", "sub", ALICE.toString(), "aud", "partner");
    }

    private static Map<String, Object> claims(String token) {
        try {
            return JWSObject.parse(token).getPayload().toJSONObject();
        } catch (ParseException malformed) {
            throw new AssertionError(malformed);
        }
    }

    private IdTokenFacts facts(SigningAlg alg, IdClaims asked) {
        return new IdTokenFacts(
                user(new PersonalDetails("Alice Liddell", "alice@example.com", false)),
                CLIENT,
                alg,
                Authentication.byPassword(now.minusSeconds(60)),
                Optional.of(SIGN_IN),
                Optional.of("n-0S6"),
                asked);
    }

    private static User user(PersonalDetails details) {
        Instant created = Instant.ofEpochSecond(1_700_000_000);
        return new User(
                ALICE, "alice", List.of("user"), null, Grants.NONE, Map.of(), true, null, created, 1, false, details);
    }
}
