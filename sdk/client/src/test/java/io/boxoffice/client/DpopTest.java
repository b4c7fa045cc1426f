package io.boxoffice.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import io.boxoffice.client.AudienceTokensException.Reason;
import io.boxoffice.client.SmallIssuer.Call;
import io.boxoffice.client.SmallIssuer.Fault;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9449: tokens that are bound to a key, and a proof of it in each request. */
class DpopTest {
    private final Machine machine = new Machine();
    private final SmallIssuer issuer = machine.issuer;
    private final DpopKey key = DpopKey.generate();

    DpopTest() throws IOException {
        issuer.wantsProof = true;
    }

    @AfterEach
    void close() throws Exception {
        machine.close();
    }

    @ParameterizedTest
    @EnumSource
    void callThenAProofForItAlone(Library library) {
        Client client = machine.client(library, with -> with.dpop(key));
        assertThat(machine.get(client, "/api/orders/7?row=3")).isEqualTo("welcome");
        assertThat(machine.get(client, "/api/orders/7?row=3")).isEqualTo("welcome");
        assertThat(issuer.calls).extracting(Call::authorization).containsOnly("DPoP canary-orders-1");
        assertThat(issuer.calls).extracting(Call::proof).doesNotHaveDuplicates();
        assertThat(issuer.complaints).isEmpty();
    }

    @Test
    void keyOfEachKindThenItsAlgorithm() throws Exception {
        for (Map.Entry<String, JWSAlgorithm> kind :
                Map.of("RSA", JWSAlgorithm.PS256, "Ed25519", JWSAlgorithm.EdDSA).entrySet()) {
            DpopKey other =
                    DpopKey.of(KeyPairGenerator.getInstance(kind.getKey()).generateKeyPair());
            Client client = machine.client(Library.JERSEY, with -> with.dpop(other));
            assertThat(machine.get(client, "/api/orders")).isEqualTo("welcome");
            Call call = issuer.calls.get(issuer.calls.size() - 1);
            ReceivedJwt proof = ReceivedJwt.proof(Objects.requireNonNull(call.proof()));
            assertThat(proof.header().getAlgorithm()).isEqualTo(kind.getValue());
            assertThat(proof.header().getJWK().isPrivate()).isFalse();
            assertThat(proof.header().getJWK().computeThumbprint()).hasToString(other.thumbprint());
        }
        assertThat(issuer.complaints).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void nonceAskedForThenAnsweredOnceAndKept(Library library) {
        issuer.nonceOfIssuer = "nonce-of-issuer";
        issuer.nonceOfApi = "nonce-of-api";
        Client client = machine.client(library, with -> with.dpop(key));
        assertThat(machine.get(client, "/api/orders")).isEqualTo("welcome");
        assertThat(issuer.asked).hasValue(2);
        assertThat(issuer.calls).hasSize(2);
        assertThat(machine.get(client, "/api/orders")).isEqualTo("welcome");
        assertThat(issuer.asked).hasValue(2);
        assertThat(issuer.calls).hasSize(3);
        assertThat(issuer.calls).extracting(Call::authorization).containsOnly("DPoP canary-orders-1");
    }

    @ParameterizedTest
    @EnumSource
    void nonceAskedForAndTokenRevokedThenBothAnswered(Library library) {
        Client client = machine.client(library, with -> with.dpop(key));
        machine.get(client, "/api/orders");
        issuer.revokeAll();
        issuer.nonceOfApi = "next";
        assertThat(machine.get(client, "/api/orders")).isEqualTo("welcome");
    }

    /** The answers before are closed, even when they are longer than is read of them: so few connections would be used up. */
    @Test
    @Timeout(60)
    void repeatedOftenThenNoConnectionIsLost() {
        try (Client client = Library.resteasy(3).register(machine.tokens(with -> with.dpop(key)))) {
            issuer.refusal = "who are you? ".repeat(20_000);
            for (int i = 0; i < 10; i++) {
                issuer.revokeAll();
                issuer.nonceOfApi = "nonce-" + i;
                assertThat(machine.get(client, "/api/orders")).isEqualTo("welcome");
            }
        }
        assertThat(issuer.calls).as("two, and then three each time").hasSize(2 + 9 * 3);
    }

    @Test
    void nonceThatIsNeverRightThenNotAskedForEver() {
        issuer.nonceOfIssuer = "not a nonce";
        Client client = machine.client(Library.JERSEY, with -> with.dpop(key));
        assertThat(machine.failure(client)).hasMessage("no token for orders and shop: use_dpop_nonce");
        assertThat(issuer.asked).hasValue(2);
        issuer.nonceOfIssuer = "";
        issuer.nonceOfApi = "not a nonce";
        Client other = machine.client(Library.JERSEY, with -> with.dpop(key));
        try (Response answer =
                other.target(issuer.url() + "/api/orders").request().get()) {
            assertThat(answer.getStatus()).isEqualTo(401);
        }
        assertThat(issuer.calls).hasSize(2);
    }

    @Test
    void nonceAskedForAStreamThenForTheNextCall() {
        issuer.nonceOfApi = "next";
        Client client = machine.client(Library.JERSEY, with -> with.dpop(key));
        ByteArrayInputStream stream = new ByteArrayInputStream(new byte[7]);
        try (Response answer =
                client.target(issuer.url() + "/api/orders").request().post(Entity.text(stream))) {
            assertThat(answer.getStatus()).isEqualTo(401);
        }
        assertThat(machine.get(client, "/api/orders")).isEqualTo("welcome");
        assertThat(issuer.calls).hasSize(2);
        assertThat(issuer.asked).as("the token was right").hasValue(1);
    }

    /** Who asked for a bound token must not use one that a thief could use, too (RFC 9449 5). */
    @Test
    void tokenThatIsNotBoundThenRefused() {
        issuer.faults.add(Fault.BEARER);
        Client client = machine.client(Library.JERSEY, with -> with.dpop(key));
        AudienceTokensException failure = machine.failure(client);
        assertThat(failure.reason()).isEqualTo(Reason.REFUSED);
        assertThat(failure).hasMessage("no token for orders and shop: a token that is not of the type DPoP");
        assertThat(issuer.calls).isEmpty();
    }

    @Test
    void callElsewhereThenNeitherTokenNorProof() {
        Client client = machine.client(Library.JERSEY, with -> with.dpop(key));
        try (Response answer =
                client.target(issuer.url() + "/api/seats").request().get()) {
            assertThat(answer.getStatus()).isEqualTo(401);
        }
        assertThat(issuer.calls).containsExactly(new Call("GET", "/api/seats", "null", null));
    }

    /** Another filter sends the repeated call elsewhere: what was proven for the first is not for that. */
    @ParameterizedTest
    @EnumSource
    void repetitionElsewhereThenNeitherTokenNorProof(Library library) throws IOException {
        try (SmallIssuer stranger = new SmallIssuer()) {
            Client client = machine.client(library, with -> with.dpop(key));
            AtomicInteger sent = new AtomicInteger();
            client.register((ClientRequestFilter) request -> {
                if (sent.incrementAndGet() == 2) {
                    request.setUri(URI.create(stranger.url() + "/api/orders"));
                }
            });
            issuer.nonceOfApi = "next";
            machine.get(client, "/api/orders");
            assertThat(stranger.calls).containsExactly(new Call("GET", "/api/orders", "null", null));
        }
    }

    @Test
    void userThenNoKey() {
        AudienceTokensBuilder builder = AudienceTokens.from(issuer.url())
                .as("alice", () -> "")
                .audience("orders", issuer.url())
                .dpop(key);
        assertThatThrownBy(builder::open).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "https://orders.example, https://orders.example/",
        "https://orders.example/a%20b?c=d, https://orders.example/a%20b",
        "https://Orders.example:8443/a#b, https://Orders.example:8443/a",
        "https://[::1]/a?, https://[::1]/a"
    })
    void addressThenWithoutQueryAndFragment(String uri, String htu) {
        assertThat(claims(new DpopProofs(key, Clock.systemUTC()).proof("GET", URI.create(uri), "token")))
                .containsEntry("htu", htu)
                .containsOnlyKeys("jti", "htm", "htu", "iat", "ath");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\"b", "a\\b", "ä"})
    void nonceThatIsNoneThenNotKept(String nonce) {
        DpopProofs proofs = new DpopProofs(key, Clock.systemUTC());
        URI uri = URI.create("https://orders.example/a");
        proofs.note(uri, nonce);
        proofs.note(uri, "x".repeat(1_025));
        proofs.note(uri, null);
        assertThat(claims(proofs.proof("GET", uri))).containsOnlyKeys("jti", "htm", "htu", "iat");
        proofs.note(uri, "right");
        assertThat(claims(proofs.proof("GET", URI.create("https://ORDERS.example:443/b"))))
                .containsEntry("nonce", "right");
        assertThat(claims(proofs.proof("GET", URI.create("https://seats.example/a"))))
                .doesNotContainKey("nonce");
    }

    private static Map<String, Object> claims(String proof) {
        return ReceivedJwt.proof(proof).claims();
    }
}
