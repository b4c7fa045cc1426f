package io.boxoffice.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.client.AudienceTokensException.Reason;
import io.boxoffice.client.SmallIssuer.Call;
import jakarta.ws.rs.client.Client;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** RFC 8693: a service that calls on behalf of whoever calls it. */
class TokenExchangeTest {
    private final Machine machine = new Machine();
    private final SmallIssuer issuer = machine.issuer;

    /** What a container injects: the token of whoever calls in this thread. */
    private final Jwt jwt = new Jwt();

    TokenExchangeTest() throws IOException {}

    @AfterEach
    void close() throws Exception {
        machine.close();
    }

    @ParameterizedTest
    @EnumSource
    void callThenTheTokenOfTheCallerIsExchangedOnce(Library library) {
        Client client = machine.client(library, with -> with.onBehalfOf(jwt::getRawToken));
        jwt.is("caller-alice");
        machine.get(client, "/api/orders");
        machine.get(client, "/api/orders");
        jwt.is("caller-bob");
        machine.get(client, "/api/orders");
        jwt.is("caller-alice");
        machine.get(client, "/api/orders");
        assertThat(issuer.grants)
                .extracting(grant -> grant.get("subject_token"))
                .containsExactly("caller-alice", "caller-bob");
        assertThat(issuer.calls)
                .extracting(Call::authorization)
                .containsExactly(
                        "Bearer canary-orders-1",
                        "Bearer canary-orders-1",
                        "Bearer canary-orders-2",
                        "Bearer canary-orders-1");
        assertThat(issuer.complaints).isEmpty();
    }

    @Test
    void asInTheDocumentation() {
        jwt.is("caller-alice");
        String office = issuer.url();
        String orders = office + "/api/orders";
        ClientAuthentication shop = machine.shop();
        AudienceTokens tokens = AudienceTokens.from(office)
                .as(shop)
                .onBehalfOf(jwt::getRawToken)
                .audience("orders", orders, "orders.read")
                .open();
        Client client = Library.JERSEY.client().register(tokens);
        assertThat(machine.get(client, "/api/orders")).isEqualTo("welcome");
        client.close();
        tokens.close();
    }

    @Test
    void boundToAKeyThenAProofToo() {
        issuer.wantsProof = true;
        jwt.is("caller-alice");
        Client client = machine.client(
                Library.JERSEY, with -> with.onBehalfOf(jwt::getRawToken).dpop(DpopKey.generate()));
        assertThat(machine.get(client, "/api/orders")).isEqualTo("welcome");
    }

    @Test
    void oneCallerIn50ThreadsThenOneRequest() throws Exception {
        Client client = machine.client(Library.JERSEY, with -> with.onBehalfOf(() -> "caller-alice"));
        assertThat(Machine.together(50, () -> machine.get(client, "/api/orders")))
                .containsOnly("welcome");
        assertThat(issuer.asked).hasValue(1);
    }

    /** An exchanged token ends with that of the caller: each renewal would be shorter than the one before. */
    @Test
    void nearExpiryThenKeptToItsEnd() {
        jwt.is("caller-alice");
        Client client = machine.client(Library.JERSEY, with -> with.onBehalfOf(jwt::getRawToken));
        machine.get(client, "/api/orders");
        machine.move(Machine.DUE);
        machine.get(client, "/api/orders");
        assertThat(machine.background).isEmpty();
        assertThat(issuer.asked).hasValue(1);
        machine.move(Machine.EXPIRED.minus(Machine.DUE));
        machine.get(client, "/api/orders");
        assertThat(issuer.asked).hasValue(2);
    }

    @ParameterizedTest
    @EnumSource
    void tokenRefusedThenExchangedAnew(Library library) {
        jwt.is("caller-alice");
        Client client = machine.client(library, with -> with.onBehalfOf(jwt::getRawToken));
        machine.get(client, "/api/orders");
        issuer.revokeAll();
        assertThat(machine.get(client, "/api/orders")).isEqualTo("welcome");
        assertThat(issuer.asked).hasValue(2);
    }

    @Test
    void oneCallerRefusedThenTheOthersAreNot() {
        Client client = machine.client(Library.JERSEY, with -> with.onBehalfOf(jwt::getRawToken));
        jwt.is("expired");
        assertThat(machine.failure(client)).hasMessage("no token for orders and shop: invalid_request");
        assertThat(machine.failure(client).reason()).isEqualTo(Reason.REFUSED);
        assertThat(issuer.asked).hasValue(1);
        jwt.is("caller-alice");
        assertThat(machine.get(client, "/api/orders")).isEqualTo("welcome");
    }

    @Test
    void nobodyCallsThenNotAsked() {
        Client client = machine.client(Library.JERSEY, with -> with.onBehalfOf(jwt::getRawToken));
        for (String none : new @Nullable String[] {null, "", "a b", "a\r\nb"}) {
            jwt.is(none);
            assertThat(machine.failure(client).reason()).isEqualTo(Reason.LOGIN_NEEDED);
        }
        Client outside = machine.client(Library.JERSEY, with -> with.onBehalfOf(TokenExchangeTest::noRequest));
        assertThat(machine.failure(outside)).hasMessage("no token of a caller: IllegalStateException");
        assertThat(issuer.asked).hasValue(0);
    }

    private static String noRequest() {
        throw new IllegalStateException("canary");
    }

    @Test
    void manyCallersThenWhoHasNotCalledForLongestIsForgotten() {
        SubjectCallers callers = new SubjectCallers(
                jwt::getRawToken,
                subject -> new AudienceSession(
                        new TokenOwner("", "", ""),
                        new TokenAttempts(
                                new TokenOwner("", "", ""),
                                () -> new TokenAnswer.LoginNeeded(),
                                Duration.ZERO,
                                System::nanoTime),
                        Optional.empty(),
                        Optional.empty(),
                        System::nanoTime));
        jwt.is("caller-0");
        AudienceSession first = callers.session();
        jwt.is("caller-1");
        AudienceSession second = callers.session();
        for (int i = 2; i <= SubjectCallers.MAX_SUBJECTS; i++) {
            jwt.is("caller-0");
            assertThat(callers.session()).isSameAs(first);
            jwt.is("caller-" + i);
            callers.session();
        }
        jwt.is("caller-0");
        assertThat(callers.session()).isSameAs(first);
        jwt.is("caller-1");
        assertThat(callers.session()).isNotSameAs(second);
        callers.close();
        assertThatThrownBy(callers::session).isInstanceOf(AudienceTokensException.class);
    }

    @Test
    void noClientThenAnError() {
        AudienceTokensBuilder builder = AudienceTokens.from(issuer.url())
                .as("alice", () -> "")
                .audience("orders", issuer.url())
                .onBehalfOf(jwt::getRawToken);
        assertThatThrownBy(builder::open).isInstanceOf(IllegalStateException.class);
    }

    private static final class Jwt {
        private volatile @Nullable String token;

        void is(@Nullable String newToken) {
            token = newToken;
        }

        @Nullable
        String getRawToken() {
            return token;
        }
    }
}
