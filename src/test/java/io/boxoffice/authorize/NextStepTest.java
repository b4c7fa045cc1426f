package io.boxoffice.authorize;

import static io.boxoffice.authorize.SomeRequests.NOW;
import static io.boxoffice.authorize.SomeRequests.USER;
import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.account.User;
import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.authorization.AskedClaims;
import io.boxoffice.authorization.AuthorizationRequest;
import io.boxoffice.authorization.Destination;
import io.boxoffice.authorization.Prompt;
import io.boxoffice.authorization.ResponseMode;
import io.boxoffice.authorization.ReturnAddress;
import io.boxoffice.authorization.WaitingDevice;
import io.boxoffice.clients.Client;
import io.boxoffice.device.AskedDevice;
import io.boxoffice.device.DeviceHash;
import io.boxoffice.device.UserCode;
import io.boxoffice.factor.Due;
import io.boxoffice.fixture.KnownAudiences;
import io.boxoffice.idtoken.IdTokenHint;
import io.boxoffice.json.Parameters;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.SigningAlg;
import io.boxoffice.oauth.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What comes next of a good request, by who is there and what was asked (OpenID Connect Core 3.1.2.3 and 3.1.2.4). */
class NextStepTest {
    private static final Scopes OPENID = Scopes.of(Set.of("openid"));

    private final AudiencePolicy userinfo = KnownAudiences.plain("userinfo", SigningAlg.ES256);

    @Test
    void nobodyThereThenSignIn() {
        assertThat(NextStep.of(request(Set.of(), Optional.empty()), Optional.empty(), NOW))
                .isInstanceOf(NextStep.SignInFirst.class);
    }

    @Test
    void agreedBeforeThenReadyElseAsked() {
        AuthorizationRequest request = request(Set.of(), Optional.empty());
        assertThat(step(request, person(NOW, OPENID, Optional.empty()))).isInstanceOf(NextStep.Ready.class);
        assertThat(step(request, person(NOW, Scopes.NONE, Optional.empty()))).isInstanceOf(NextStep.AskConsent.class);
        assertThat(step(request(Set.of(Prompt.CONSENT), Optional.empty()), person(NOW, OPENID, Optional.empty())))
                .isInstanceOf(NextStep.AskConsent.class);
    }

    @Test
    @DisplayName(
            "prompt=login and max_age: what was shown for this very request is enough, what was shown before is not")
    void shownBeforeThenAgainShownForItThenNot() {
        for (AuthorizationRequest request : List.of(
                request(Set.of(Prompt.LOGIN), Optional.empty()), request(Set.of(), Optional.of(Duration.ZERO)))) {
            Instant before = NOW.minusSeconds(60);
            assertThat(step(request, person(before, OPENID, Optional.empty())))
                    .isInstanceOf(NextStep.SignInFirst.class);
            assertThat(step(request, person(before, OPENID, Optional.of(NOW.minusSeconds(30)))))
                    .isInstanceOf(NextStep.SignInFirst.class);
            assertThat(step(request, person(NOW.minusSeconds(10), OPENID, Optional.of(NOW.minusSeconds(30)))))
                    .isInstanceOf(NextStep.Ready.class);
        }
        assertThat(step(
                        request(Set.of(), Optional.of(Duration.ofSeconds(60))),
                        person(NOW.minusSeconds(60), OPENID, Optional.empty())))
                .isInstanceOf(NextStep.Ready.class);
        assertThat(step(
                        request(Set.of(), Optional.of(Duration.ofSeconds(59))),
                        person(NOW.minusSeconds(60), OPENID, Optional.empty())))
                .isInstanceOf(NextStep.SignInFirst.class);
    }

    @Test
    void selectAccountThenOnce() {
        AuthorizationRequest request = request(Set.of(Prompt.SELECT_ACCOUNT), Optional.empty());
        assertThat(step(request, person(NOW, OPENID, Optional.empty()))).isInstanceOf(NextStep.ChooseAccount.class);
        assertThat(step(request, person(NOW, OPENID, Optional.of(NOW.minusSeconds(5)))))
                .isInstanceOf(NextStep.Ready.class);
    }

    @Test
    @DisplayName("id_token_hint of another user: they may sign in, but nobody else's answer comes")
    void anotherUserThanMeantThenNeverTheirAnswer() {
        AuthorizationRequest request =
                with(Set.of(), Optional.empty(), List.of(), Optional.of(new UserId(new UUID(2, 2))), false);
        assertThat(step(request, person(NOW, OPENID, Optional.empty()))).isInstanceOf(NextStep.SignInFirst.class);
        assertThat(step(request, person(NOW, OPENID, Optional.of(NOW.minusSeconds(5)))))
                .isEqualTo(new NextStep.Refuse(
                        ErrorCode.LOGIN_REQUIRED, "Another user is signed in than the request means."));
        assertThat(step(
                        with(Set.of(), Optional.empty(), List.of(), Optional.of(USER), false),
                        person(NOW, OPENID, Optional.empty())))
                .isInstanceOf(NextStep.Ready.class);
    }

    @Test
    @DisplayName(
            "OpenID Connect Core 5.5.1: a sub or an essential acr that is asked for by claims is met, or nobody's answer comes")
    void claimsThatAreNotMetThenRefused() {
        for (AskedClaims claims : List.of(
                new AskedClaims(Set.of(), Set.of(), Optional.of(new UUID(2, 2).toString()), Set.of()),
                new AskedClaims(Set.of(), Set.of(), Optional.empty(), Set.of("aal2")))) {
            Person settled = person(NOW, OPENID, Optional.of(NOW.minusSeconds(5)));
            assertThat(step(with(claims), settled)).isInstanceOf(NextStep.Refuse.class);
        }
        for (AskedClaims claims : List.of(
                new AskedClaims(Set.of(), Set.of(), Optional.of(USER.toString()), Set.of()),
                new AskedClaims(Set.of(), Set.of(), Optional.empty(), Set.of("aal2", "aal1")))) {
            assertThat(step(with(claims), person(NOW, OPENID, Optional.empty())))
                    .isInstanceOf(NextStep.Ready.class);
        }
    }

    @Test
    @DisplayName("acr_values: one that cannot be met is told, one that nobody knows binds nobody")
    void levelThatIsNotMetThenRefused() {
        assertThat(step(
                        with(Set.of(), Optional.empty(), List.of("aal2"), Optional.empty(), false),
                        person(NOW, OPENID, Optional.empty())))
                .isInstanceOf(NextStep.Refuse.class);
        for (List<String> levels : List.of(List.of("aal2", "aal1"), List.of("1", "2"))) {
            assertThat(step(
                            with(Set.of(), Optional.empty(), levels, Optional.empty(), false),
                            person(NOW, OPENID, Optional.empty())))
                    .isInstanceOf(NextStep.Ready.class);
        }
    }

    @Test
    @DisplayName("RFC 10017: a public client whose answer others may get asks each time")
    void claimableThenAskedEachTime() {
        AuthorizationRequest app = with(Set.of(), Optional.empty(), List.of(), Optional.empty(), true);
        assertThat(step(app, person(NOW, OPENID, Optional.empty()))).isInstanceOf(NextStep.AskConsent.class);
    }

    @Test
    void clientOfADocumentThenAskedEachTime() {
        assertThat(step(of("https://app.example/client.json", ""), person(NOW, OPENID, Optional.empty())))
                .isInstanceOf(NextStep.AskConsent.class);
    }

    @Test
    void oneOfOurOwnThenNeverAskedUnlessItWishes() {
        AuthorizationRequest own = of("own", ",\"first_party\":true");
        Person stranger = person(NOW, Scopes.NONE, Optional.empty());
        assertThat(step(own, stranger)).isInstanceOf(NextStep.Ready.class);
        assertThat(step(of(own.address(), Set.of(Prompt.CONSENT), own.claims()), stranger))
                .isInstanceOf(NextStep.AskConsent.class);
    }

    @Test
    @DisplayName("a level that a second factor does not reach either is told at once, and nobody is asked for one")
    void levelOutOfReachThenRefusedThoughThereIsAFactor() {
        AuthorizationRequest request = with(new AskedClaims(Set.of(), Set.of(), Optional.empty(), Set.of("aal3")));
        assertThat(step(request, with(person(NOW, OPENID, Optional.empty()), true, Due.NOTHING)))
                .isInstanceOf(NextStep.Refuse.class);
    }

    @Test
    @DisplayName("MF-07: what the policy or the client asks for is shown by who can, and nobody else goes on")
    void secondFactorThenShownEnrolledOrUnmet() {
        AuthorizationRequest plain = request(Set.of(), Optional.empty());
        AuthorizationRequest two = with(Set.of(), Optional.empty(), List.of("aal2"), Optional.empty(), false);
        assertThat(step(plain, with(person(NOW, OPENID, Optional.empty()), false, Due.SHOW)))
                .isInstanceOf(NextStep.ShowFactor.class);
        assertThat(step(plain, with(person(NOW, OPENID, Optional.empty()), false, Due.ENROL)))
                .isInstanceOf(NextStep.EnrolFactor.class);
        assertThat(step(two, with(person(NOW, OPENID, Optional.empty()), true, Due.NOTHING)))
                .isInstanceOf(NextStep.ShowFactor.class);
        assertThat(step(two, with(person(NOW, OPENID, Optional.empty()), false, Due.NOTHING)))
                .isInstanceOf(NextStep.Refuse.class);
        assertThat(NextStep.silently(step(plain, with(person(NOW, OPENID, Optional.empty()), false, Due.SHOW))))
                .isEqualTo(new NextStep.Refuse(ErrorCode.LOGIN_REQUIRED, "The user must show a second factor."));
    }

    private static Person with(Person person, boolean hasFactor, Due due) {
        User user = person.user();
        User same = new User(
                user.id(),
                user.username(),
                user.roles(),
                user.tenant(),
                user.grants(),
                user.claims(),
                user.enabled(),
                user.lockedUntil(),
                user.createdAt(),
                user.version(),
                hasFactor,
                user.details());
        return new Person(person.signIn(), same, person.given(), due, person.settledSince());
    }

    @Test
    void silentlyThenNoPage() {
        AuthorizationRequest request = request(Set.of(Prompt.NONE), Optional.empty());
        assertThat(code(NextStep.silently(NextStep.of(request, Optional.empty(), NOW))))
                .isEqualTo(ErrorCode.LOGIN_REQUIRED);
        assertThat(code(NextStep.silently(step(request, person(NOW, Scopes.NONE, Optional.empty())))))
                .isEqualTo(ErrorCode.CONSENT_REQUIRED);
        assertThat(code(NextStep.silently(new NextStep.ChooseAccount(person(NOW, OPENID, Optional.empty())))))
                .isEqualTo(ErrorCode.ACCOUNT_SELECTION_REQUIRED);
        assertThat(NextStep.silently(step(request, person(NOW, OPENID, Optional.empty()))))
                .isInstanceOf(NextStep.Ready.class);
    }

    @Test
    @DisplayName(
            "RFC 10027: for a device they are asked each time, whatever they allowed before and whoever its client is")
    void deviceThenAskedThoughAgreedBefore() {
        AuthorizationRequest plain = request(Set.of(), Optional.empty());
        AskedDevice device = new AskedDevice(
                DeviceHash.of(new byte[32]),
                plain.address().client().id(),
                Parameters.of(new byte[0]),
                new UserCode("WDJBMJHT"),
                "192.0.2.7",
                NOW);
        AuthorizationRequest request = AuthorizationRequest.ofDevice(
                new WaitingDevice(plain.address().client(), device), userinfo, Optional.of(OPENID));
        assertThat(step(request, person(NOW, OPENID, Optional.empty()))).isInstanceOf(NextStep.AskConsent.class);
    }

    private static ErrorCode code(NextStep step) {
        return ((NextStep.Refuse) step).code();
    }

    private static NextStep step(AuthorizationRequest request, Person person) {
        return NextStep.of(request, Optional.of(person), NOW);
    }

    private AuthorizationRequest request(Set<Prompt> prompts, Optional<Duration> maxAge) {
        return with(prompts, maxAge, List.of(), Optional.empty(), false);
    }

    private AuthorizationRequest with(
            Set<Prompt> prompts,
            Optional<Duration> maxAge,
            List<String> levels,
            Optional<UserId> hinted,
            boolean isApp) {
        String uri = isApp ? "org.example.app:/callback" : "https://client.example/callback";
        Client client = client(uri, isApp);
        return new AuthorizationRequest(
                new ReturnAddress(client, uri, ResponseMode.QUERY, Optional.empty()),
                userinfo,
                Optional.of(OPENID),
                Optional.of("c".repeat(43)),
                Optional.empty(),
                Optional.empty(),
                prompts,
                maxAge,
                levels,
                new AskedClaims(Set.of(), Set.of(), Optional.empty(), Set.of()),
                hinted.map(user -> new IdTokenHint(user, client.id(), Optional.empty())),
                Optional.empty(),
                Optional.empty());
    }

    private AuthorizationRequest with(AskedClaims claims) {
        return of(request(Set.of(), Optional.empty()).address(), Set.of(), claims);
    }

    private AuthorizationRequest of(String client, String more) {
        String uri = "https://client.example/callback";
        Client asking = SomeRequests.client(
                client,
                "{\"client_name\":\"Client\",\"type\":\"confidential\",\"grant_types\":[\"authorization_code\"],"
                        + "\"redirect_uris\":[\"" + uri + "\"]" + more + "}");
        ReturnAddress address = new ReturnAddress(asking, uri, ResponseMode.QUERY, Optional.empty());
        return of(address, Set.of(), request(Set.of(), Optional.empty()).claims());
    }

    private AuthorizationRequest of(Destination address, Set<Prompt> prompts, AskedClaims claims) {
        AuthorizationRequest plain = request(Set.of(), Optional.empty());
        return new AuthorizationRequest(
                address,
                plain.target(),
                plain.asked(),
                plain.challenge(),
                plain.boundTo(),
                plain.nonce(),
                prompts,
                plain.maxAge(),
                plain.levels(),
                claims,
                plain.hint(),
                plain.loginHint(),
                plain.uiLocales());
    }

    private static Client client(String uri, boolean isApp) {
        String text = "{\"client_name\":\"Client\",\"type\":\"" + (isApp ? "public" : "confidential")
                + "\",\"grant_types\":[\"authorization_code\"],\"redirect_uris\":[\"" + uri + "\"]}";
        return SomeRequests.client("client", text);
    }

    private static Person person(Instant shown, Scopes given, Optional<Instant> settledSince) {
        return SomeRequests.person(shown, Optional.of(given), settledSince);
    }
}
