package io.boxoffice.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.accesstoken.AccessTokenVerifier;
import io.boxoffice.accesstoken.Verification;
import io.boxoffice.accesstoken.VerifiedAccessToken;
import io.boxoffice.account.Accounts;
import io.boxoffice.account.User;
import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.audience.Audiences;
import io.boxoffice.audience.SecondFactor;
import io.boxoffice.factor.Due;
import io.boxoffice.fixture.KnownAudiences;
import io.boxoffice.fixture.SomeIds;
import io.boxoffice.fixture.Wiring;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Grants;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.Secret;
import io.boxoffice.oauth.SigningAlg;
import io.boxoffice.oauth.TokenResponse;
import io.boxoffice.oauth.UserId;
import io.boxoffice.refresh.Device;
import io.boxoffice.signing.KeyRotator;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** MF-02, MF-03: no session begins, and no token is exchanged, where a second factor is due. */
class SecondFactorDueTest {
    private static final Device BROWSER = new Device("192.0.2.7", "a browser");

    private final Wiring wiring = new Wiring();
    private final KnownAudiences audiences = new KnownAudiences(wiring.database());
    private final AudiencePolicy here = audiences.put(KnownAudiences.asking(new Audience("here"), SecondFactor.OFF));
    private final AudiencePolicy there =
            audiences.put(KnownAudiences.asking(new Audience("there"), SecondFactor.IF_ENROLLED));
    private final AudiencePolicy strict =
            audiences.put(KnownAudiences.asking(new Audience("strict"), SecondFactor.REQUIRED));
    private final AudiencePolicy foreign =
            audiences.put(KnownAudiences.asking(new Audience("foreign"), SecondFactor.REQUIRED));
    private final UserId alice = SomeIds.user();

    SecondFactorDueTest() {
        wiring.put(Audiences.class, audiences);
        audiences.put(KnownAudiences.plain("server", SigningAlg.ES256));
    }

    /** By the database's clock, by which keys are made and good. */
    @BeforeEach
    void now() {
        wiring.clock()
                .set(Instant.ofEpochMilli(Long.parseLong(
                        wiring.database().text("SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint"))));
        wiring.get(KeyRotator.class).advance();
        wiring.database()
                .run(
                        "INSERT INTO account (id, username, username_key, password_hash, roles, created_at, second_factor)"
                                + " VALUES (?, 'alice', 'alice', '$argon2id$none', 'user', now(), true)",
                        alice);
        List.of(here, there, strict)
                .forEach(policy -> wiring.database()
                        .run(
                                "INSERT INTO account_audience (account_id, audience) VALUES (?, ?)",
                                alice,
                                policy.audience().name()));
    }

    @Test
    void previewedThenItSaysWhatIsDue() {
        TokenPreviews previews = wiring.get(TokenPreviews.class);

        TokenPreview shown = previews.ofLogin(read(), there, Optional.empty());
        assertThat(shown.due()).isEqualTo(Due.SHOW);
        assertThat(shown.refusal()).isEmpty();
        assertThat(shown.claims()).containsEntry("acr", "aal2").doesNotContainKeys("jti", "sid");
        assertThat(previews.ofLogin(read(), here, Optional.empty()).claims()).containsEntry("acr", "aal1");

        wiring.database().run("UPDATE account SET second_factor = false");
        TokenPreview enrol = previews.ofLogin(read(), strict, Optional.empty());
        assertThat(enrol.due()).isEqualTo(Due.ENROL);
        assertThat(enrol.refusal()).contains(TokenPreview.Refusal.SECOND_FACTOR);
        assertThat(enrol.claims()).isEmpty();
    }

    private User read() {
        return wiring.inTransaction(() -> wiring.get(Accounts.class).find(alice))
                .orElseThrow();
    }

    private void change(String assignment) {
        wiring.database().run("UPDATE account SET " + assignment + " WHERE id = ?", alice);
    }

    private Authentication password() {
        return Authentication.byPassword(wiring.clock().instant());
    }

    private LoginOutcome open(User user, AudiencePolicy policy, Authentication shown) {
        return wiring.get(TokenService.class)
                .open(new Opening(user, shown, policy, Optional.empty(), BROWSER, Optional.empty()));
    }

    private TokenResponse opened(AudiencePolicy policy, Authentication shown) {
        return ((LoginOutcome.Opened) open(read(), policy, shown)).tokens();
    }

    private int count(String table) {
        return Integer.parseInt(wiring.database().text("SELECT count(*) FROM " + table));
    }

    @Test
    void passwordOnlyThenDueAndNothingBegun() {
        assertThat(open(read(), there, password())).isEqualTo(new LoginOutcome.FactorDue(Due.SHOW));
        change("second_factor = false");
        assertThat(open(read(), strict, password())).isEqualTo(new LoginOutcome.FactorDue(Due.ENROL));

        assertThat(count("session")).isZero();
        assertThat(wiring.database().text("SELECT count(*) FROM audit_event WHERE type LIKE 'authn_login_%'"))
                .isEqualTo("0");
    }

    @Test
    void twoFactorsOrNoneDueThenOpened() {
        assertThat(opened(strict, password().withOneTimeCode()).refreshToken()).isPresent();
        assertThat(opened(here, password()).refreshToken()).isPresent();
    }

    @Test
    @DisplayName("whether a factor is due is asked of the user as they are now, not as they were at their password")
    void factorSetUpMeanwhileThenDue() {
        change("second_factor = false");
        User before = read();
        change("second_factor = true");
        assertThat(open(before, there, password())).isEqualTo(new LoginOutcome.FactorDue(Due.SHOW));
    }

    @Test
    @DisplayName("who may not have a token there is not asked for a factor")
    void notGrantedThenSaidFirst() {
        assertThat(open(read(), foreign, password())).isInstanceOf(LoginOutcome.NotGranted.class);
    }

    @Test
    void userWhoChangedMeanwhileThenNoLonger() {
        User before = read();
        change("version = version + 1");
        assertThat(open(before, here, password())).isInstanceOf(LoginOutcome.NoLonger.class);
        assertThat(enrolment(before)).isInstanceOf(LoginOutcome.NoLonger.class);
        change("enabled = false");
        assertThat(enrolment(read())).isInstanceOf(LoginOutcome.NoLonger.class);
    }

    private LoginOutcome enrolment(User user) {
        return wiring.get(TokenService.class).openForEnrolment(user, password(), BROWSER);
    }

    @Test
    @DisplayName("a token for enrolment is for that and nothing else, at server, and no refresh token goes with it")
    void enrolmentThenOneTokenForIt() {
        TokenResponse tokens = ((LoginOutcome.Opened) enrolment(read())).tokens();

        assertThat(tokens.refreshToken()).isEmpty();
        VerifiedAccessToken token = verified(tokens);
        assertThat(token.audience()).isEqualTo(Audience.SERVER);
        assertThat(token.scopes()).isEqualTo(Scopes.ENROLMENT);
    }

    private VerifiedAccessToken verified(TokenResponse tokens) {
        return ((Verification.Admitted) wiring.get(AccessTokenVerifier.class).verify(tokens.accessToken())).verified();
    }

    @Test
    @DisplayName(
            "A164: a token of one factor is exchanged for none where two are due, be it an access or a refresh token")
    void exchangedWhereAFactorIsDueThenRefused() {
        TokenResponse one = opened(here, password());
        assertThat(exchange(access(one), there)).isEqualTo(due());
        assertThat(exchange(refresh(one), there)).isEqualTo(due());

        TokenResponse two = opened(here, password().withOneTimeCode());
        assertThat(exchange(access(two), strict)).isInstanceOf(ExchangeOutcome.Exchanged.class);
        assertThat(exchange(refresh(two), strict)).isInstanceOf(ExchangeOutcome.Exchanged.class);
    }

    private static ExchangeOutcome due() {
        return new ExchangeOutcome.Refused(ExchangeOutcome.Reason.SECOND_FACTOR);
    }

    private ExchangeRequest.Presented access(TokenResponse tokens) {
        return new ExchangeRequest.Presented.Access(verified(tokens));
    }

    private static ExchangeRequest.Presented refresh(TokenResponse tokens) {
        Secret token = new Secret(tokens.refreshToken().orElseThrow());
        return new ExchangeRequest.Presented.Refresh(token, Optional.of(BROWSER));
    }

    private ExchangeOutcome exchange(ExchangeRequest.Presented presented, AudiencePolicy target) {
        Grants most = Grants.of(Map.of(target.audience(), Scopes.NONE));
        Terms client =
                new Terms(ClientId.FIRST_PARTY, Optional.of(most), true, true, Optional.empty(), SigningAlg.RS256);
        return wiring.get(ExchangeService.class)
                .exchange(new ExchangeRequest(
                        presented,
                        client,
                        Optional.empty(),
                        target,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }
}
