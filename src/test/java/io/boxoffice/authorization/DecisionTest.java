package io.boxoffice.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.account.PersonalDetails;
import io.boxoffice.account.User;
import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.clients.Client;
import io.boxoffice.clients.Registration;
import io.boxoffice.fixture.KnownAudiences;
import io.boxoffice.fixture.SomeIds;
import io.boxoffice.json.Body;
import io.boxoffice.json.StrictJson;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Grants;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.SigningAlg;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a client can get of a user at most: as much as it asks for, it is registered for, the user has, and the audience knows. */
class DecisionTest {
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final Audience ORDERS = new Audience("orders");

    private final AudiencePolicy orders = policy("orders", "read", "write", "cancel");
    private final AudiencePolicy userinfo = policy("userinfo", "openid", "profile", "email");

    @Test
    void askedThenWhatAllOfThemHave() {
        User user = user(Map.of(ORDERS, scopes("read write cancel gone")));

        assertThat(decided("openid read write cancel gone", "read write gone", user))
                .isEqualTo(new Decision.Possible(scopes("read write"), scopes("openid")));
        assertThat(decided("read", "read write gone", user))
                .isEqualTo(new Decision.Possible(scopes("read"), Scopes.NONE));
    }

    @Test
    @DisplayName("RFC 6749 3.3: what is not there is left out, as long as something is left")
    void partlyGrantedThenThatPartNothingLeftThenNoScope() {
        User user = user(Map.of(ORDERS, scopes("read")));

        assertThat(decided("read write", "read write", user))
                .isEqualTo(new Decision.Possible(scopes("read"), Scopes.NONE));
        assertThat(decided("write", "read write", user)).isEqualTo(new Decision.NoScope());
        assertThat(decided("openid write", "read write", user)).isEqualTo(new Decision.NoScope());
    }

    @Test
    @DisplayName("openid alone asks for nothing of the API, and that is no loss")
    void identityAloneThenATokenWithoutScopes() {
        assertThat(decided("openid email", "read", user(Map.of(ORDERS, scopes("read")))))
                .isEqualTo(new Decision.Possible(Scopes.NONE, scopes("openid email")));
    }

    @Test
    @DisplayName(
            "RFC 6749 3.3: no scope is named: all that all of them have; what speaks of the user is none of an API, whoever granted it")
    void noneNamedThenAllButWhatSpeaksOfTheUser() {
        User user = user(Map.of(ORDERS, scopes("read write openid offline_access")));
        AudiencePolicy odd = policy("orders", "read", "openid", "offline_access");

        assertThat(Decision.of(request(odd, Optional.empty(), "read write openid offline_access"), user))
                .isEqualTo(new Decision.Possible(scopes("read"), Scopes.NONE));
    }

    @Test
    void nothingAtTheAudienceThenNotGranted() {
        assertThat(decided("openid read", "read", user(Map.of()))).isEqualTo(new Decision.NotGranted());
        assertThat(Decision.of(
                        request(policy("stock", "read"), "openid read", "read"),
                        user(Map.of(new Audience("stock"), scopes("read")))))
                .as("the client is not registered there")
                .isEqualTo(new Decision.NotGranted());
    }

    @Test
    @DisplayName("userinfo is everybody's: no grant is asked for, and offline_access opens nothing there")
    void userinfoThenWithoutAGrantAndWithoutOffline() {
        assertThat(Decision.of(request(userinfo, "openid profile offline_access", ""), user(Map.of())))
                .isEqualTo(new Decision.Possible(scopes("openid profile"), scopes("openid profile offline_access")));
    }

    @Test
    void possibleThenTheUserIsAskedForAllOfIt() {
        assertThat(new Decision.Possible(scopes("read"), scopes("openid email")).all())
                .isEqualTo(scopes("read openid email"));
    }

    private Decision decided(String asked, String registered, User user) {
        return Decision.of(request(orders, asked, registered), user);
    }

    private static AudiencePolicy policy(String name, String... scopes) {
        return KnownAudiences.withScopes(KnownAudiences.plain(name, SigningAlg.ES256), Scopes.of(Set.of(scopes)));
    }

    private static Scopes scopes(String text) {
        return text.isEmpty() ? Scopes.NONE : Scopes.of(Set.of(text.split(" ", -1)));
    }

    private static AuthorizationRequest request(AudiencePolicy target, String asked, String registered) {
        return request(target, Optional.of(scopes(asked)), registered);
    }

    private static AuthorizationRequest request(AudiencePolicy target, Optional<Scopes> asked, String registered) {
        String uri = "https://client.example/callback";
        return new AuthorizationRequest(
                new ReturnAddress(client(uri, registered), uri, ResponseMode.QUERY, Optional.empty()),
                target,
                asked,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                List.of(),
                AskedClaims.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Client client(String uri, String registered) {
        String audiences = registered.isEmpty()
                ? ""
                : "\"audiences\":{\"orders\":[\"" + registered.replace(" ", "\",\"") + "\"]},";
        String json = "{\"client_name\":\"Client\",\"grant_types\":[\"authorization_code\",\"refresh_token\"],"
                + audiences + "\"redirect_uris\":[\"" + uri + "\"]}";
        Registration registration = Registration.of(new Body(
                StrictJson.object(json.getBytes(StandardCharsets.UTF_8)).orElseThrow()));
        return new Client(new ClientId("client"), registration, List.of(), NOW, 1);
    }

    private static User user(Map<Audience, Scopes> grants) {
        return new User(
                SomeIds.user(),
                "alice",
                List.of("user"),
                null,
                Grants.of(grants),
                Map.of(),
                true,
                null,
                NOW,
                1,
                false,
                PersonalDetails.NONE);
    }
}
