package io.boxoffice.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.boxoffice.client.AudienceTokensException.Reason;
import io.boxoffice.client.SmallOffice.Call;
import io.boxoffice.client.SmallOffice.Fault;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.jboss.resteasy.client.jaxrs.ResteasyClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The filter in a JAX-RS client, against a Boxoffice in this process; time is moved by hand, and goes on by itself. */
class AudienceTokensTest {
    private static final Duration EXPIRED = Duration.ofSeconds(SmallOffice.LIFE + 1);
    private static final Duration DUE = Duration.ofSeconds(SmallOffice.LIFE * 81 / 100);

    private final AtomicLong moved = new AtomicLong();
    private final SmallOffice office = new SmallOffice();
    private final Overheard log = new Overheard();
    private final LinkedBlockingQueue<Runnable> background = new LinkedBlockingQueue<>();
    private final AtomicInteger passwordsAsked = new AtomicInteger();
    private final List<AutoCloseable> open = new ArrayList<>();

    AudienceTokensTest() throws IOException {}

    @AfterEach
    void nothingSecretWasLogged() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
        office.close();
        log.close();
        assertThat(log.lines).noneMatch(line -> line.contains("canary"));
    }

    @ParameterizedTest
    @EnumSource
    void callThenTheTokenOfItsAudience(Library library) {
        Client client = client(library, with -> with.audience("seats", office.url() + "/api/seats"));
        assertThat(get(client, "/api/orders/7")).isEqualTo("welcome ");
        assertThat(get(client, "/api/seats")).isEqualTo("welcome ");
        assertThat(get(client, "/api/orders")).isEqualTo("welcome ");
        assertThat(office.calls)
                .extracting(Call::authorization)
                .containsExactly(
                        "Bearer access-canary-orders-0",
                        "Bearer access-canary-seats-0",
                        "Bearer access-canary-orders-0");
        assertThat(office.logins).hasValue(2);
        assertThat(office.refreshes).hasValue(0);
    }

    @ParameterizedTest
    @EnumSource
    void callElsewhereThenNoToken(Library library) throws IOException {
        Client client = client(library);
        get(client, "/api/orders");
        for (String path : List.of("/api/orders2", "/api", "/api/orders/%2e%2e/admin", "/API/orders", "/")) {
            status(client, path);
        }
        try (SmallOffice other = new SmallOffice()) {
            client.target(other.url() + "/api/orders").request().get().close();
            assertThat(other.calls).extracting(Call::authorization).containsExactly("null");
        }
        assertThat(office.calls.subList(1, office.calls.size()))
                .hasSize(5)
                .extracting(Call::authorization)
                .containsOnly("null");
    }

    @ParameterizedTest
    @EnumSource
    void redirectThenNotFollowed(Library library) throws IOException {
        Client client = client(library);
        try (SmallOffice other = new SmallOffice()) {
            office.elsewhere = other.url() + "/api/orders";
            assertThat(status(client, "/api/orders/moved")).isEqualTo(307);
            assertThat(other.calls).isEmpty();
        }
    }

    /** A filter for a proxy, for load, or from the framework: whenever it runs, the token is not for its address. */
    @ParameterizedTest
    @EnumSource
    void otherFilterChangesTheAddressThenNoTokenThere(Library library) throws IOException {
        try (SmallOffice stranger = new SmallOffice()) {
            URI there = URI.create(stranger.url() + "/api/orders");
            for (int priority : new int[] {1, 1_000, 5_000, Integer.MAX_VALUE - 1}) {
                Client client = client(library);
                client.register((ClientRequestFilter) request -> request.setUri(there), priority);
                assertThat(status(client, "/api/orders")).isEqualTo(401);
            }
            assertThat(stranger.calls)
                    .hasSize(4)
                    .extracting(Call::authorization)
                    .containsOnly("null");
        }
        assertThat(office.calls).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void otherFilterChangesTheAddressToTheApiThenItsToken(Library library) {
        Client client = client(library);
        URI there = URI.create(office.url() + "/api/orders/7");
        client.register((ClientRequestFilter) request -> request.setUri(there));
        assertThat(get(client, "/elsewhere")).isEqualTo("welcome ");
        assertThat(office.calls).extracting(Call::path).containsExactly("/api/orders/7");
    }

    @ParameterizedTest
    @EnumSource
    void otherFilterChangesTheAddressOfTheRepetitionThenNoTokenThere(Library library) throws IOException {
        try (SmallOffice stranger = new SmallOffice()) {
            Client client = client(library);
            get(client, "/api/orders");
            office.revoke("orders");
            AtomicInteger sent = new AtomicInteger();
            client.register((ClientRequestFilter) request -> {
                if (sent.incrementAndGet() == 2) {
                    request.setUri(URI.create(stranger.url() + "/api/orders"));
                }
            });
            assertThat(status(client, "/api/orders")).isEqualTo(401);
            assertThat(stranger.calls).extracting(Call::authorization).containsExactly("null");
        }
    }

    @ParameterizedTest
    @EnumSource
    void registeredOnATargetAndRefusedOnceThenRepeated(Library library) {
        AudienceTokens tokens = tokens(with -> with);
        Client client = library.client();
        open.add(client);
        open.add(tokens);
        WebTarget target = client.target(office.url() + "/api/orders").register(tokens);
        assertThat(target.request().get(String.class)).isEqualTo("welcome ");
        office.revoke("orders");
        assertThat(target.request().get(String.class)).isEqualTo("welcome ");
        assertThat(office.calls).hasSize(3);
    }

    /** RESTEasy cannot be told for one call, so a client that follows gets no token. */
    @Test
    void clientBuiltToFollowRedirectsThenNothingSent() {
        ResteasyClient client = (ResteasyClient) client(Library.RESTEASY);
        client.httpEngine().setFollowRedirects(true);
        assertThatThrownBy(() -> status(client, "/api/orders")).hasMessageContaining("must not follow redirects");
        assertThat(office.calls).isEmpty();
        assertThat(office.logins).hasValue(0);
    }

    @ParameterizedTest
    @EnumSource
    void authorizationOfItsOwnThenKept(Library library) {
        Response answer = client(library)
                .target(office.url() + "/api/orders")
                .request()
                .header("Authorization", "Basic eA==")
                .get();
        assertThat(answer.getStatus()).isEqualTo(401);
        assertThat(office.calls).extracting(Call::authorization).containsExactly("Basic eA==");
        assertThat(office.logins).hasValue(0);
    }

    @ParameterizedTest
    @EnumSource
    void expiryWith200ThreadsThenOneRefresh(Library library) throws Exception {
        Client client = client(library);
        get(client, "/api/orders");
        move(EXPIRED);
        assertThat(Machine.together(200, () -> get(client, "/api/orders")))
                .hasSize(200)
                .containsOnly("welcome ");
        assertThat(office.refreshes).hasValue(1);
        assertThat(office.logins).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource
    void tokenRefusedIn200CallsThenOneRefresh(Library library) throws Exception {
        Client client = client(library);
        get(client, "/api/orders");
        office.revoke("orders");
        assertThat(Machine.together(200, () -> get(client, "/api/orders")))
                .hasSize(200)
                .containsOnly("welcome ");
        assertThat(office.refreshes).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource
    void nearExpiryThenRenewedInTheBackgroundOnce(Library library) throws Exception {
        Client client = client(library);
        get(client, "/api/orders");
        move(DUE.dividedBy(2));
        get(client, "/api/orders");
        assertThat(background).isEmpty();
        move(DUE.dividedBy(2));
        Machine.together(20, () -> get(client, "/api/orders"));
        assertThat(office.refreshes).hasValue(0);
        assertThat(background).hasSize(1);
        background.remove().run();
        assertThat(office.refreshes).hasValue(1);
        get(client, "/api/orders");
        assertThat(office.calls.get(office.calls.size() - 1).authorization())
                .isEqualTo("Bearer access-canary-orders-1");
        assertThat(background).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void officeAwayNearExpiryThenTheOldTokenGoesOn(Library library) {
        Client client = client(library, with -> with.retryWindow(Duration.ZERO));
        get(client, "/api/orders");
        move(DUE);
        office.faults.add(Fault.AWAY);
        get(client, "/api/orders");
        background.remove().run();
        assertThat(get(client, "/api/orders")).isEqualTo("welcome ");
        assertThat(background).as("not at once").isEmpty();
        move(Duration.ofSeconds(2));
        get(client, "/api/orders");
        background.remove().run();
        assertThat(office.refreshes).hasValue(2);
        assertThat(log.lines).anyMatch(line -> line.contains("no token for orders and alice: it answered 503"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"LOST", "RUBBISH", "TOO_LONG", "AWAY"})
    void answerLostThenTheSameRefreshTokenAgain(Fault fault) throws IOException {
        TokenStore store = TokenStore.inMemory();
        Client client = client(Library.JERSEY, with -> with.keptIn(store));
        get(client, "/api/orders");
        move(EXPIRED);
        office.faults.add(fault);
        office.faults.add(fault);
        assertThat(get(client, "/api/orders")).isEqualTo("welcome ");
        assertThat(office.refreshes).hasValue(3);
        assertThat(office.logins).hasValue(1);
        assertThat(store.read(owner())).contains("refresh-canary-orders-1");
    }

    @ParameterizedTest
    @EnumSource
    void refusedOnceThenRepeatedWithItsBody(Library library) {
        Client client = client(library);
        get(client, "/api/orders");
        office.revoke("orders");
        try (Response answer = post(client, Entity.form(new Form("seat", "7")))) {
            assertThat(answer.getStatus()).isEqualTo(200);
            assertThat(answer.readEntity(String.class)).isEqualTo("welcome seat=7");
        }
        assertThat(office.calls.subList(1, 3))
                .containsExactly(
                        new Call("/api/orders", "Bearer access-canary-orders-0", "seat=7"),
                        new Call("/api/orders", "Bearer access-canary-orders-1", "seat=7"));
        assertThat(office.calls).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource
    void streamRefusedThenNotRepeatedAndTheNextCallIsRight(Library library) {
        Client client = client(library);
        get(client, "/api/orders");
        office.revoke("orders");
        ByteArrayInputStream stream = new ByteArrayInputStream("seven".getBytes(StandardCharsets.US_ASCII));
        try (Response answer = post(client, Entity.text(stream))) {
            assertThat(answer.getStatus()).isEqualTo(401);
            assertThat(answer.readEntity(String.class)).isEqualTo("who are you?");
        }
        assertThat(office.calls).hasSize(2);
        assertThat(get(client, "/api/orders")).isEqualTo("welcome ");
        assertThat(office.calls).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource
    void alwaysRefusedThenRepeatedOnceAndNotRefreshedForEachCall(Library library) {
        Client client = client(library);
        office.refusesAll = true;
        assertThat(status(client, "/api/orders")).isEqualTo(401);
        assertThat(office.calls).hasSize(2);
        for (int i = 0; i < 5; i++) {
            assertThat(status(client, "/api/orders")).isEqualTo(401);
        }
        assertThat(office.calls).hasSize(7);
        assertThat(office.refreshes).hasValue(1);
        office.refusesAll = false;
        assertThat(get(client, "/api/orders")).isEqualTo("welcome ");
        office.revoke("orders");
        move(Duration.ofSeconds(11));
        assertThat(get(client, "/api/orders")).isEqualTo("welcome ");
    }

    @ParameterizedTest
    @EnumSource
    void sessionEndedAndNoPasswordThenAClearException(Library library) throws IOException {
        TokenStore store = TokenStore.inMemory();
        get(client(library, with -> with.keptIn(store)), "/api/orders");
        Client resuming = client(library, with -> with.keptIn(store).resuming("alice"));
        assertThat(get(resuming, "/api/orders")).isEqualTo("welcome ");
        office.end("orders");
        assertThat(failure(resuming).reason()).isEqualTo(Reason.LOGIN_NEEDED);
        assertThat(store.read(owner())).isEmpty();
        int refreshes = office.refreshes.get();
        int calls = office.calls.size();
        assertThat(failure(resuming)).hasMessage("no token for orders and alice: the session has ended, log in");
        assertThat(office.refreshes).hasValue(refreshes);
        assertThat(office.calls).hasSize(calls);
        assertThat(office.logins).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource
    void sessionEndedWithAPasswordThenLoggedInAnew(Library library) {
        Client client = client(library);
        get(client, "/api/orders");
        office.end("orders");
        assertThat(get(client, "/api/orders")).isEqualTo("welcome ");
        assertThat(office.logins).hasValue(2);
        assertThat(passwordsAsked).hasValue(2);
    }

    @ParameterizedTest
    @EnumSource
    void passwordRefusedThenNotTriedByEachCall(Library library) throws Exception {
        Client client = client(library);
        office.password = "another canary";
        assertThat(Machine.together(50, () -> failure(client).reason().name())).containsOnly("REFUSED");
        assertThat(office.logins).hasValue(1);
        move(Duration.ofSeconds(61));
        office.password = SmallOffice.PASSWORD;
        assertThat(get(client, "/api/orders")).isEqualTo("welcome ");
    }

    @ParameterizedTest
    @EnumSource
    void slowDownThenNotAskedBeforeItsTime(Library library) {
        Client client = client(library);
        office.faults.add(Fault.SLOW_DOWN);
        assertThat(failure(client).reason()).isEqualTo(Reason.SLOW_DOWN);
        move(Duration.ofSeconds(118));
        assertThat(failure(client).reason()).isEqualTo(Reason.SLOW_DOWN);
        assertThat(office.logins).hasValue(1);
        move(Duration.ofSeconds(3));
        assertThat(get(client, "/api/orders")).isEqualTo("welcome ");
    }

    /** The successor is kept before it is used; a store that comes back gets the very same one. */
    @ParameterizedTest
    @EnumSource
    void storeFailsThenTheSuccessorIsNotUsedAndNotLost(Library library) throws IOException {
        Flaky store = new Flaky();
        Client client = client(library, with -> with.keptIn(store).retryWindow(Duration.ZERO));
        get(client, "/api/orders");
        move(EXPIRED);
        store.fails = true;
        int calls = office.calls.size();
        assertThat(failure(client).reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(office.calls).hasSize(calls);
        assertThat(store.read(owner())).contains("refresh-canary-orders-0");
        store.fails = false;
        move(Duration.ofSeconds(2));
        assertThat(get(client, "/api/orders")).isEqualTo("welcome ");
        assertThat(store.read(owner())).contains("refresh-canary-orders-1");
        assertThat(office.refreshes).hasValue(1);
        assertThat(office.logins).hasValue(1);
    }

    /** As if another process had refreshed and kept the successor between the look into the store and the answer. */
    @ParameterizedTest
    @EnumSource
    void tokenUsedUpByAnotherProcessThenItsSuccessor(Library library) {
        Flaky store = new Flaky();
        Client client = client(library, with -> with.keptIn(store));
        get(client, "/api/orders");
        move(EXPIRED);
        store.readBefore = Optional.of("refresh-canary-of-before");
        assertThat(get(client, "/api/orders")).isEqualTo("welcome ");
        assertThat(office.refreshes).hasValue(2);
        assertThat(office.logins).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource
    void closedThenNoTokenAndNothingRuns(Library library) throws IOException {
        AudienceTokens tokens = tokens(with -> with);
        Client client = library.client().register(tokens);
        open.add(client);
        get(client, "/api/orders");
        move(DUE);
        get(client, "/api/orders");
        tokens.close();
        background.remove().run();
        assertThat(office.refreshes).hasValue(0);
        assertThat(failure(client).reason()).isEqualTo(Reason.CLOSED);
    }

    private Client client(Library library) {
        return client(library, with -> with);
    }

    private Client client(Library library, UnaryOperator<AudienceTokensBuilder> more) {
        AudienceTokens tokens = tokens(more);
        Client client = library.client().register(tokens);
        open.add(client);
        open.add(tokens);
        return client;
    }

    private AudienceTokens tokens(UnaryOperator<AudienceTokensBuilder> more) {
        return more.apply(AudienceTokens.from(office.url())
                        .as("alice", this::password)
                        .audience("orders", office.url() + "/api/orders/")
                        .background(background::add)
                        .nanos(() -> System.nanoTime() + moved.get()))
                .open();
    }

    private String password() {
        passwordsAsked.incrementAndGet();
        return SmallOffice.PASSWORD;
    }

    private TokenOwner owner() {
        return new TokenOwner(office.url(), "orders", "alice");
    }

    private void move(Duration time) {
        moved.addAndGet(time.toNanos());
    }

    private String get(Client client, String path) {
        return client.target(office.url() + path).request().get(String.class);
    }

    private int status(Client client, String path) {
        try (Response answer = client.target(office.url() + path).request().get()) {
            return answer.getStatus();
        }
    }

    private Response post(Client client, Entity<?> entity) {
        return client.target(office.url() + "/api/orders").request().post(entity);
    }

    /** Why a call had no token; whatever it says, it says no secret. */
    private AudienceTokensException failure(Client client) {
        Throwable thrown = catchThrowable(() -> get(client, "/api/orders"));
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain("canary");
            if (cause instanceof AudienceTokensException found) {
                return found;
            }
        }
        throw new AssertionError("not that exception", thrown);
    }

    /** A store that may fail when it is to keep something, and may once answer what it held before. */
    private static final class Flaky implements TokenStore {
        private final TokenStore inner = TokenStore.inMemory();
        private volatile boolean fails;
        private Optional<String> readBefore = Optional.empty();

        @Override
        public Optional<String> read(TokenOwner owner) throws IOException {
            Optional<String> before = readBefore;
            readBefore = Optional.empty();
            return before.isPresent() ? before : inner.read(owner);
        }

        @Override
        public void keep(TokenOwner owner, String refreshToken) throws IOException {
            if (fails) {
                throw new IOException("no room for canary");
            }
            inner.keep(owner, refreshToken);
        }

        @Override
        public void forget(TokenOwner owner) throws IOException {
            inner.forget(owner);
        }
    }
}
