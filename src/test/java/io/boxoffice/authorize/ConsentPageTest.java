package io.boxoffice.authorize;

import static io.boxoffice.authorize.SomeRequests.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.authorization.AskedClaims;
import io.boxoffice.authorization.AuthorizationRequest;
import io.boxoffice.authorization.Decision;
import io.boxoffice.authorization.Destination;
import io.boxoffice.authorization.ResponseMode;
import io.boxoffice.authorization.ReturnAddress;
import io.boxoffice.authorization.WaitingDevice;
import io.boxoffice.clients.Client;
import io.boxoffice.device.AskedDevice;
import io.boxoffice.device.DeviceHash;
import io.boxoffice.device.UserCode;
import io.boxoffice.fixture.KnownAudiences;
import io.boxoffice.json.Parameters;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.SigningAlg;
import io.boxoffice.view.ConsentView;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person is told before they allow a request. */
class ConsentPageTest {
    private static Client client(String id) {
        return SomeRequests.client(
                id,
                "{\"client_name\":\"Shop\",\"client_uri\":\"https://shop.example/\",\"type\":\"confidential\","
                        + "\"grant_types\":[\"authorization_code\"],\"redirect_uris\":[\"https://shop.example/\"]}");
    }

    private static ConsentView page(Destination destination) {
        AuthorizationRequest request = new AuthorizationRequest(
                destination,
                KnownAudiences.plain("orders", SigningAlg.ES256),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                List.of(),
                new AskedClaims(Set.of(), Set.of(), Optional.empty(), Set.of()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Decision.Possible possible =
                new Decision.Possible(Scopes.of(Set.of("read", "write")), Scopes.of(Set.of("email", "openid")));
        return ConsentPage.of(
                "/there",
                "token",
                request,
                new NextStep.AskConsent(SomeRequests.person(NOW, Optional.empty(), Optional.empty()), possible));
    }

    private static ReturnAddress to(String uri) {
        return new ReturnAddress(client("shop"), uri, ResponseMode.QUERY, Optional.empty());
    }

    @Test
    @DisplayName("who asks, at what, as whom: what it may do comes first, what it may know of the user after that")
    void askedThenWhoAndWhat() {
        ConsentView page = page(to("https://shop.example/callback"));

        assertThat(page.action()).isEqualTo("/there");
        assertThat(page.csrf()).isEqualTo("token");
        assertThat(page.clientName()).isEqualTo("Shop");
        assertThat(page.clientUri()).contains("https://shop.example/");
        assertThat(page.clientHost()).isEmpty();
        assertThat(page.username()).isEqualTo("alice");
        assertThat(page.audience()).isEqualTo("orders");
        assertThat(page.scopes())
                .extracting(ConsentView.Scope::name)
                .containsExactly("read", "write", "email", "openid");
    }

    @Test
    void clientOfADocumentThenWhereThatIs() {
        ReturnAddress address = new ReturnAddress(
                client("https://app.example/client.json"),
                "https://app.example/",
                ResponseMode.QUERY,
                Optional.empty());

        assertThat(page(address).clientHost()).contains("app.example");
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example/callback, shop.example, false",
        "https://localhost.example/, localhost.example, false",
        "http://127.0.0.1:8080/, 127.0.0.1, true",
        "http://[::1]:8080/, [::1], true",
        "http://localhost/, localhost, true",
        "org.example.app:/callback, org.example.app, false"
    })
    @DisplayName("where the answer goes: a host, or the scheme of an app; any program may listen on one's own machine")
    void redirectThenWhere(String uri, String host, boolean isOwnMachine) {
        assertThat(page(to(uri)).way()).isEqualTo(new ConsentView.Redirect(host, isOwnMachine));
    }

    @Test
    void deviceThenItsCodeAndWhereItAsked() {
        AskedDevice device = new AskedDevice(
                DeviceHash.of(new byte[32]),
                new ClientId("shop"),
                Parameters.of(new byte[0]),
                new UserCode("WDJBMJHT"),
                "192.0.2.7",
                NOW);

        assertThat(page(new WaitingDevice(client("shop"), device)).way())
                .isEqualTo(new ConsentView.ToDevice("WDJB-MJHT", "192.0.2.7", NOW));
    }
}
