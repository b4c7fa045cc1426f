package io.boxoffice.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.fixture.Wiring;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Secret;
import io.boxoffice.transport.Network;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A140, OA-06: who is believed to be a client (RFC 6749 2.3): by the method and a secret of now, and enabled. */
class ClientAuthenticationTest {
    private static final String BASIC = "\"token_endpoint_auth_method\":\"client_secret_basic\"";
    private static final String POST = "\"token_endpoint_auth_method\":\"client_secret_post\"";
    private static final ClientId ID = new ClientId("shop");

    private final Wiring wiring = new Wiring()
            .setting("boxoffice.limit.login.address", "0")
            .put(BuiltInClient.class, new BuiltInClient(Optional.empty()));
    private final ClientRegistry registry = wiring.get(ClientRegistry.class);

    ClientAuthenticationTest() {
        wiring.clock().set(Instant.parse("2026-11-27T12:00:00Z"));
    }

    @Test
    @DisplayName("a secret that is over is taken until then, and the other one after it")
    void secretThatIsOverThenRefused() {
        Secret first = add(BASIC);
        Instant end = wiring.clock().instant().plusSeconds(60);
        Secret brief = registry.addSecret(ID, end).secret();
        wiring.clock().pass(Duration.ofSeconds(59));
        assertThat(isBelieved(new PresentedClient.InHeader("shop", brief))).isTrue();

        wiring.clock().pass(Duration.ofSeconds(1));
        assertThat(isBelieved(new PresentedClient.InHeader("shop", brief))).isFalse();
        assertThat(isBelieved(new PresentedClient.InHeader("shop", first))).isTrue();
    }

    @Test
    @DisplayName("by the method that it is registered for, and no other")
    void anotherMethodThenRefused() {
        Secret secret = add(POST);
        assertThat(isBelieved(new PresentedClient.InForm("shop", secret))).isTrue();
        assertThat(isBelieved(new PresentedClient.InHeader("shop", secret))).isFalse();
        assertThat(isBelieved(new PresentedClient.ByName("shop"))).isFalse();
        assertThat(isBelieved(new PresentedClient.ByAssertion(Optional.of("shop"), secret)))
                .isFalse();
        assertThat(isBelieved(new PresentedClient.Nobody())).isFalse();
        assertThat(isBelieved(new PresentedClient.Unreadable())).isFalse();
    }

    @Test
    @DisplayName("another's secret, another's id, one that is disabled")
    void notItsOwnOrDisabledThenRefused() {
        Secret secret = add(BASIC);
        registry.add(new ClientId("another"), SomeClients.registration(BASIC));
        assertThat(isBelieved(new PresentedClient.InHeader("another", secret))).isFalse();
        assertThat(isBelieved(new PresentedClient.InHeader("nobody", secret))).isFalse();

        Client seen = registry.find(new ClientId("shop")).orElseThrow();
        assertThat(registry.change(seen, SomeClients.registration(BASIC + ",\"enabled\":false")))
                .isInstanceOf(ClientRegistry.Changed.class);
        registry.forget(ID);
        assertThat(isBelieved(new PresentedClient.InHeader("shop", secret))).isFalse();
    }

    @Test
    @DisplayName("a public client by its name alone")
    void publicClientThenByItsName() {
        registry.add(ID, SomeClients.registration("\"type\":\"public\""));
        assertThat(isBelieved(new PresentedClient.ByName("shop"))).isTrue();
        assertThat(isBelieved(new PresentedClient.InForm("shop", new Secret(""))))
                .isFalse();
    }

    private Secret add(String members) {
        return switch (registry.add(ID, SomeClients.registration(members))) {
            case ClientRegistry.Added added -> added.secret().orElseThrow();
            case ClientRegistry.Taken _, ClientRegistry.Invalid _ -> throw new AssertionError(members);
        };
    }

    private boolean isBelieved(PresentedClient presented) {
        return wiring.get(ClientAuthentication.class).of(presented, Network.of("192.0.2.7"))
                instanceof ClientAuthentication.Authenticated;
    }
}
