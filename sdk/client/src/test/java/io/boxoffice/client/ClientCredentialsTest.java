package io.boxoffice.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.client.AudienceTokensException.Reason;
import io.boxoffice.client.SmallIssuer.Call;
import io.boxoffice.client.SmallIssuer.Fault;
import jakarta.ws.rs.client.Client;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** RFC 6749 4.4: a service that calls as itself. */
class ClientCredentialsTest {
    private final Machine machine = new Machine();
    private final SmallIssuer issuer = machine.issuer;

    ClientCredentialsTest() throws IOException {}

    @AfterEach
    void close() throws Exception {
        machine.close();
    }

    @ParameterizedTest
    @EnumSource
    void callThenATokenOfTheClient(Library library) {
        Client client = machine.client(
                library, with -> with.audience("seats", issuer.url() + "/api/seats", "seats.read seats.write"));
        assertThat(machine.get(client, "/api/orders")).isEqualTo("welcome");
        assertThat(machine.get(client, "/api/seats/7")).isEqualTo("welcome");
        assertThat(machine.get(client, "/api/orders")).isEqualTo("welcome");
        assertThat(issuer.grants)
                .containsExactly(
                        Map.of("grant_type", "client_credentials", "audience", "orders"),
                        Map.of(
                                "grant_type", "client_credentials",
                                "audience", "seats",
                                "scope", "seats.read seats.write"));
        assertThat(issuer.calls)
                .extracting(Call::authorization)
                .containsExactly("Bearer canary-orders-1", "Bearer canary-seats-2", "Bearer canary-orders-1");
        assertThat(issuer.complaints).isEmpty();
    }

    @Test
    void asInTheDocumentation() {
        record Secrets() {
            String of(String name) {
                return name.equals("shop") ? SmallIssuer.SECRET : "";
            }
        }
        Secrets secrets = new Secrets();
        String office = issuer.url();
        String orders = office + "/api/orders";
        AudienceTokens tokens = AudienceTokens.from(office)
                .as(ClientAuthentication.clientSecretBasic("shop", () -> secrets.of("shop")))
                .audience("orders", orders, "orders.read")
                .open();
        Client client = Library.JERSEY.client().register(tokens);
        assertThat(machine.get(client, "/api/orders")).isEqualTo("welcome");
        client.close();
        tokens.close();
    }

    @Test
    void expiryIn50ThreadsThenOneRequest() throws Exception {
        Client client = machine.client(Library.JERSEY, with -> with);
        assertThat(Machine.together(50, () -> machine.get(client, "/api/orders")))
                .containsOnly("welcome");
        assertThat(issuer.asked).hasValue(1);
        machine.move(Machine.EXPIRED);
        assertThat(Machine.together(50, () -> machine.get(client, "/api/orders")))
                .containsOnly("welcome");
        assertThat(issuer.asked).hasValue(2);
    }

    @Test
    void nearExpiryAndInUseThenRenewedInTheBackground() {
        Client client = machine.client(Library.JERSEY, with -> with);
        machine.get(client, "/api/orders");
        machine.move(Machine.DUE);
        assertThat(issuer.asked).as("not by time alone").hasValue(1);
        machine.get(client, "/api/orders");
        machine.background.remove().run();
        machine.get(client, "/api/orders");
        assertThat(issuer.calls)
                .extracting(Call::authorization)
                .containsExactly("Bearer canary-orders-1", "Bearer canary-orders-1", "Bearer canary-orders-2");
    }

    @ParameterizedTest
    @EnumSource
    void tokenRefusedThenAnotherAndTheCallRepeated(Library library) {
        Client client = machine.client(library, with -> with);
        machine.get(client, "/api/orders");
        issuer.revokeAll();
        assertThat(machine.get(client, "/api/orders")).isEqualTo("welcome");
        assertThat(issuer.asked).hasValue(2);
    }

    @Test
    void awayForAMomentThenAskedAgain() {
        issuer.faults.add(Fault.AWAY);
        assertThat(machine.get(machine.client(Library.JERSEY, with -> with), "/api/orders"))
                .isEqualTo("welcome");
        assertThat(issuer.asked).hasValue(2);
    }

    @ParameterizedTest
    @CsvSource({
        "AWAY, UNAVAILABLE, it answered 503",
        "RUBBISH, UNAVAILABLE, its answer is no token response",
        "TOO_LONG, UNAVAILABLE, an answer of more than 65536 bytes",
        "REDIRECT, REFUSED, status 307",
        "OTHER_AUDIENCE, REFUSED, a token for another audience",
        "REFRESH_TOKEN, REFUSED, no access token"
    })
    void answerThatIsNoneThenSaidClearly(Fault fault, Reason reason, String why) {
        Client client = machine.client(Library.JERSEY, with -> with.retryWindow(Duration.ZERO));
        issuer.faults.add(fault);
        AudienceTokensException failure = machine.failure(client);
        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure).hasMessage("no token for orders and shop: " + why);
        assertThat(issuer.calls).isEmpty();
    }

    @Test
    @Timeout(10)
    void answerThatStallsThenGivenUpInThreeSeconds() {
        Client client = machine.client(Library.JERSEY, with -> with.retryWindow(Duration.ZERO));
        issuer.faults.add(Fault.STALLED);
        assertThat(machine.failure(client)).hasMessage("no token for orders and shop: no whole answer in PT3S");
    }

    @Test
    void wrongSecretThenNotTriedByEachCall() {
        Client client = machine.client(
                Library.JERSEY, with -> with.as(ClientAuthentication.clientSecretBasic("shop", () -> "canary")));
        assertThat(machine.failure(client)).hasMessage("no token for orders and shop: invalid_client");
        assertThat(machine.failure(client).reason()).isEqualTo(Reason.REFUSED);
        assertThat(issuer.asked).hasValue(1);
    }

    @Test
    void secretThatCannotBeHadThenSaidWithoutIt() {
        Client client = machine.client(
                Library.JERSEY,
                with -> with.retryWindow(Duration.ZERO)
                        .as(ClientAuthentication.clientSecretBasic("shop", ClientCredentialsTest::noSecret)));
        assertThat(machine.failure(client))
                .hasMessage("no token for orders and shop: secret or key: IllegalStateException");
    }

    private static String noSecret() {
        throw new IllegalStateException("canary");
    }

    @Test
    void closedThenNoToken() {
        AudienceTokens tokens = machine.tokens(with -> with);
        Client client = Library.JERSEY.client().register(tokens);
        machine.get(client, "/api/orders");
        tokens.close();
        assertThat(machine.failure(client).reason()).isEqualTo(Reason.CLOSED);
        client.close();
    }

    /** It would take a secret wherever an answer sends it. */
    @ParameterizedTest
    @EnumSource(names = {"ALWAYS", "NORMAL"})
    void httpClientThatFollowsRedirectsThenAnError(HttpClient.Redirect redirect) {
        HttpClient http = HttpClient.newBuilder().followRedirects(redirect).build();
        assertThatThrownBy(() -> machine.tokens(with -> with.over(http)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must not follow redirects");
    }

    @Test
    void twoScopesForOneAudienceThenAnError() {
        AudienceTokensBuilder builder = AudienceTokens.from("https://issuer.example")
                .as(machine.shop())
                .audience("orders", "https://orders.example/a", "orders.read");
        assertThatThrownBy(() -> builder.audience("orders", "https://orders.example/b", "orders.write"))
                .isInstanceOf(IllegalArgumentException.class);
        for (String scope : List.of(" ", "a  b", "a ", "ä", "a\"b")) {
            assertThatThrownBy(() -> builder.audience("seats", "https://seats.example", scope))
                    .as(scope)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
