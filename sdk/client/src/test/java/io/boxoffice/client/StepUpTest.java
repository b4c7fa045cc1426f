package io.boxoffice.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.boxoffice.client.AudienceTokensException.Reason;
import io.boxoffice.client.SmallOffice.Call;
import io.boxoffice.client.SmallOffice.Fault;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Users who are asked for more than their password, at a login or by an API that they are logged in at (RFC 9470). */
class StepUpTest {
    private static final String CHALLENGE = "Bearer realm=\"boxoffice\", error=\"insufficient_user_authentication\","
            + " max_age=\"300\", acr_values=\"aal2\"";

    private final AtomicLong moved = new AtomicLong();
    private final SmallOffice office = new SmallOffice();
    private final Overheard log = new Overheard();
    private final List<FactorDue> factorsAsked = new CopyOnWriteArrayList<>();
    private final List<StepUp> stepUps = new CopyOnWriteArrayList<>();
    private final AtomicInteger passwordsAsked = new AtomicInteger();
    private final List<AutoCloseable> open = new ArrayList<>();
    private String code = SmallOffice.CODE;

    StepUpTest() throws IOException {}

    @AfterEach
    void nothingSecretWasLogged() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
        office.close();
        log.close();
        assertThat(log.lines).noneMatch(line -> line.contains("canary") || line.contains(SmallOffice.CODE));
    }

    @ParameterizedTest
    @EnumSource
    void loginWithASecondFactorThenAskedForIt(Library library) {
        office.factor = due("totp", "recovery_code");
        Client client = client(library, with -> with.secondFactor(this::show));
        assertThat(get(client)).isEqualTo("welcome ");
        assertThat(factorsAsked)
                .containsExactly(new FactorDue("orders", List.of("totp", "recovery_code"), Duration.ofMinutes(5)));
        assertThat(office.logins).hasValue(2);
        assertThat(get(client)).isEqualTo("welcome ");
        assertThat(factorsAsked).hasSize(1);
    }

    @Test
    void asInTheDocumentation() {
        record Terminal() {
            String secret(String what) {
                return what.equals("Code") ? SmallOffice.CODE : SmallOffice.PASSWORD;
            }

            boolean agrees(String question) {
                return !question.isEmpty();
            }
        }
        Terminal console = new Terminal();
        String office = this.office.url();
        String orders = office + "/api/orders";
        this.office.factor = due("totp");
        AudienceTokens tokens = AudienceTokens.from(office)
                .as("alice", () -> console.secret("Password"))
                .secondFactor(due -> Optional.of(FactorProof.oneTimeCode(console.secret("Code"))))
                .onStepUp(wanted -> console.agrees("Log in again?"))
                .audience("orders", orders)
                .open();
        Client client = Library.JERSEY.client().register(tokens);
        open.add(client);
        open.add(tokens);
        assertThat(get(client)).isEqualTo("welcome ");
        this.office.wants(CHALLENGE);
        assertThat(get(client)).isEqualTo("welcome ");
    }

    @Test
    void secondFactorAndNobodyToShowItThenRefusedForAMinute() {
        office.factor = due("totp");
        Client client = client(Library.JERSEY, with -> with);
        assertThat(failure(client).reason()).isEqualTo(Reason.REFUSED);
        assertThat(failure(client)).hasMessageEndingWith("a second factor is due");
        assertThat(office.logins).hasValue(1);
    }

    @Test
    void secondFactorNotShownOrWrongThenNotAskedByEachCall() {
        office.factor = due("totp");
        Client silent = client(Library.JERSEY, with -> with.secondFactor(due -> Optional.empty()));
        assertThat(failure(silent)).hasMessageEndingWith("a second factor is due");
        assertThat(office.logins).hasValue(1);

        code = "000000";
        Client wrong = client(Library.JERSEY, with -> with.secondFactor(this::show));
        assertThat(failure(wrong)).hasMessageEndingWith("invalid_grant");
        assertThat(failure(wrong).reason()).isEqualTo(Reason.REFUSED);
        assertThat(factorsAsked).hasSize(1);
        code = SmallOffice.CODE;
        move(Duration.ofSeconds(61));
        assertThat(get(wrong)).isEqualTo("welcome ");
    }

    @Test
    void secondFactorToBeSetUpThenNotAskedFor() {
        office.factor = due("enrol");
        Client client = client(Library.JERSEY, with -> with.secondFactor(this::show));
        assertThat(failure(client)).hasMessageEndingWith("a second factor must be set up");
        assertThat(factorsAsked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"insufficient_scope", "invalid_grant"})
    void anotherRefusalThenNoSecondStep(String error) {
        office.factor = Optional.of(Map.of("error", error, "auth_session", SmallOffice.SESSION));
        Client client = client(Library.JERSEY, with -> with.secondFactor(this::show));
        assertThat(failure(client)).hasMessageEndingWith(error);
        assertThat(factorsAsked).isEmpty();
    }

    @Test
    void rubbishInTheChallengeThenLeftOut() {
        office.factor = Optional.of(Map.of(
                "error",
                "insufficient_authorization",
                "auth_session",
                SmallOffice.SESSION,
                "methods",
                List.of("totp", 7, "<b>", "x".repeat(41)),
                "expires_in",
                "soon"));
        Client client = client(Library.JERSEY, with -> with.secondFactor(this::show));
        assertThat(get(client)).isEqualTo("welcome ");
        assertThat(factorsAsked).containsExactly(new FactorDue("orders", List.of("totp"), Duration.ZERO));
    }

    @ParameterizedTest
    @EnumSource
    void apiWantsMoreThenAuthenticatedAgainAndRepeatedOnce(Library library) {
        Client client = client(library, with -> with.secondFactor(this::show).onStepUp(this::agree));
        get(client);
        office.factor = due("totp");
        office.wants(CHALLENGE);
        try (Response answer = post(client, Entity.text("seven"))) {
            assertThat(answer.readEntity(String.class)).isEqualTo("welcome seven");
        }
        assertThat(stepUps).containsExactly(new StepUp("orders", Optional.of(Duration.ofMinutes(5)), List.of("aal2")));
        assertThat(factorsAsked).hasSize(1);
        assertThat(office.calls.subList(1, office.calls.size()))
                .containsExactly(
                        new Call("/api/orders", "Bearer access-canary-orders-0", "seven"),
                        new Call("/api/orders", "Bearer access-canary-orders-100", "seven"));
        assertThat(office.refreshes).hasValue(0);
        assertThat(office.loggedOut).containsExactly("{\"refresh_token\":\"refresh-canary-orders-0\"}");
    }

    @ParameterizedTest
    @EnumSource
    void nobodyToAuthenticateAgainThenThe401AndNoRefresh(Library library) {
        Client client = client(library, with -> with);
        get(client);
        office.wants(CHALLENGE);
        try (Response answer =
                client.target(office.url() + "/api/orders").request().get()) {
            assertThat(answer.getStatus()).isEqualTo(401);
            assertThat(answer.getHeaderString("WWW-Authenticate")).isEqualTo(CHALLENGE);
        }
        assertThat(office.calls).hasSize(2);
        assertThat(office.refreshes).hasValue(0);
    }

    @Test
    void userDoesNotWantToThenThe401AndAskedByTheNextCall() {
        List<StepUp> asked = new ArrayList<>();
        Client client = client(Library.RESTEASY, with -> with.onStepUp(wanted -> !asked.add(wanted)));
        get(client);
        office.wants(CHALLENGE);
        assertThat(status(client)).isEqualTo(401);
        assertThat(status(client)).isEqualTo(401);
        assertThat(asked).hasSize(2);
        assertThat(office.logins).hasValue(1);
        assertThat(office.calls).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource
    void refusedIn50CallsThenAuthenticatedOnce(Library library) throws Exception {
        Client client = client(library, with -> with.onStepUp(this::agree));
        get(client);
        office.wants(CHALLENGE);
        assertThat(Machine.together(50, () -> get(client))).hasSize(50).containsOnly("welcome ");
        assertThat(stepUps).hasSize(1);
        assertThat(passwordsAsked).hasValue(2);
    }

    /** The session was refreshed meanwhile: that is no login. */
    @Test
    void refreshedMeanwhileThenAskedAllTheSame() {
        Client client = client(Library.RESTEASY, with -> with.onStepUp(this::agree));
        get(client);
        office.wants(CHALLENGE);
        move(Duration.ofSeconds(SmallOffice.LIFE + 1));
        assertThat(get(client)).isEqualTo("welcome ");
        assertThat(office.refreshes).hasValue(1);
        assertThat(stepUps).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void stillNotEnoughThenNeitherRepeatedAgainNorAskedByEachCall(Library library) {
        Client client = client(library, with -> with.onStepUp(this::agree));
        get(client);
        office.wants(CHALLENGE);
        office.wantsForEver();
        for (int i = 0; i < 5; i++) {
            assertThat(status(client)).isEqualTo(401);
        }
        assertThat(stepUps).hasSize(1);
        assertThat(office.calls).hasSize(1 + 2 + 4);
        move(Duration.ofSeconds(11));
        assertThat(status(client)).isEqualTo(401);
        assertThat(stepUps).hasSize(2);
    }

    @Test
    void loginFailsThenAnExceptionAndTheSessionGoesOn() {
        Client client =
                client(Library.JERSEY, with -> with.secondFactor(this::show).onStepUp(this::agree));
        get(client);
        office.factor = due("totp");
        code = "000000";
        office.wants(CHALLENGE);
        assertThat(failure(client).reason()).isEqualTo(Reason.REFUSED);
        assertThat(failure(client).reason()).isEqualTo(Reason.REFUSED);
        assertThat(stepUps)
                .as("a code that each call tried again would lock it")
                .hasSize(1);

        office.wants("");
        assertThat(get(client)).isEqualTo("welcome ");
        assertThat(office.loggedOut).isEmpty();
        move(Duration.ofSeconds(SmallOffice.LIFE + 1));
        assertThat(get(client)).isEqualTo("welcome ");
        assertThat(office.refreshes).hasValue(1);
    }

    @Test
    void officeSaysSlowDownThenNotAskedBeforeItsTime() {
        Client client = client(Library.JERSEY, with -> with.onStepUp(this::agree));
        get(client);
        office.wants(CHALLENGE);
        office.faults.add(Fault.SLOW_DOWN);
        assertThat(failure(client).reason()).isEqualTo(Reason.SLOW_DOWN);
        move(Duration.ofSeconds(118));
        assertThat(failure(client).reason()).isEqualTo(Reason.SLOW_DOWN);
        assertThat(stepUps).hasSize(1);
        move(Duration.ofSeconds(3));
        assertThat(get(client)).isEqualTo("welcome ");
    }

    @Test
    void sessionBeforeCannotBeEndedThenNobodyNotices() {
        Client client = client(Library.JERSEY, with -> with.onStepUp(this::agree));
        get(client);
        office.wants(CHALLENGE);
        office.losesLogouts = true;
        assertThat(get(client)).isEqualTo("welcome ");
        assertThat(office.loggedOut).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void streamThenNotRepeatedAndTheNextCallIsRight(Library library) {
        Client client = client(library, with -> with.onStepUp(this::agree));
        get(client);
        office.wants(CHALLENGE);
        ByteArrayInputStream stream = new ByteArrayInputStream("seven".getBytes(StandardCharsets.US_ASCII));
        try (Response answer = post(client, Entity.text(stream))) {
            assertThat(answer.getStatus()).isEqualTo(401);
        }
        assertThat(get(client)).isEqualTo("welcome ");
        assertThat(stepUps).hasSize(1);
    }

    /** An application that keeps no password has its user log in by other ways. */
    @ParameterizedTest
    @EnumSource
    void resumingThenTheSessionThatIsInTheStoreByThen(Library library) throws IOException {
        TokenStore store = TokenStore.inMemory();
        Client elsewhere = client(library, with -> with.keptIn(store));
        get(elsewhere);
        Client client = client(
                library,
                with -> with.keptIn(store).resuming("alice").onStepUp(wanted -> {
                    move(Duration.ofSeconds(SmallOffice.LIFE + 1));
                    return keep(store, office.loginElsewhere());
                }));
        get(client);
        office.wants(CHALLENGE);
        assertThat(get(client)).isEqualTo("welcome ");
        assertThat(office.logins).hasValue(1);
        assertThat(office.loggedOut).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer error=\"invalid_token\"",
                "Basic error=\"insufficient_user_authentication\"",
                "Bearer error=\"insufficient_user_authentication\", max_age=\"-1\"",
                "Bearer error=\"insufficient_user_authentication\", max_age=\"9999999999\"",
                "Bearer error=\"insufficient_user_authentication\", acr_values=\"\"",
                "Bearer error=\"insufficient_user_authentication\", error=\"insufficient_user_authentication\"",
                "Bearer error=\"insufficient_user_authentication",
                "Bearer error=\"insufficient_user_authentication\" max_age=\"1\"",
                "error=\"insufficient_user_authentication\""
            })
    void anotherChallengeThenARefreshAsBefore(String challenge) {
        Client client = client(Library.RESTEASY, with -> with.onStepUp(this::agree));
        get(client);
        office.wants(challenge);
        assertThat(status(client)).isEqualTo(401);
        assertThat(stepUps).isEmpty();
        assertThat(office.refreshes).hasValue(1);
    }

    @Test
    void machineOrResumedSessionThenSaidAtTheStart() {
        AudienceTokensBuilder machine = AudienceTokens.from(office.url())
                .as(ClientAuthentication.clientSecretBasic("shop", () -> "secret"))
                .audience("orders", office.url());
        assertThatThrownBy(() -> machine.onStepUp(wanted -> true).open()).hasMessageContaining("only a user");
        AudienceTokensBuilder resuming =
                AudienceTokens.from(office.url()).resuming("alice").audience("orders", office.url());
        assertThatThrownBy(() -> resuming.secondFactor(due -> Optional.empty()).open())
                .hasMessageContaining("second factor");
    }

    @Test
    void proofThenNotPrinted() {
        assertThat(FactorProof.oneTimeCode("123456")).hasToString("***");
        assertThat(FactorProof.recoveryCode("canary")).hasToString("***");
    }

    private boolean agree(StepUp wanted) {
        return stepUps.add(wanted);
    }

    private Optional<FactorProof> show(FactorDue due) {
        factorsAsked.add(due);
        return Optional.of(FactorProof.oneTimeCode(code));
    }

    private boolean keep(TokenStore store, String refreshToken) {
        try {
            store.keep(new TokenOwner(office.url(), "orders", "alice"), refreshToken);
            return true;
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Optional<Map<String, Object>> due(String... methods) {
        return Optional.of(Map.of(
                "error",
                "insufficient_authorization",
                "auth_session",
                SmallOffice.SESSION,
                "methods",
                List.of(methods),
                "expires_in",
                300));
    }

    private Client client(Library library, UnaryOperator<AudienceTokensBuilder> more) {
        AudienceTokens tokens = more.apply(AudienceTokens.from(office.url())
                        .as("alice", this::password)
                        .audience("orders", office.url() + "/api/orders/")
                        .background(later -> {})
                        .nanos(() -> System.nanoTime() + moved.get()))
                .open();
        Client client = library.client().register(tokens);
        open.add(client);
        open.add(tokens);
        return client;
    }

    private String password() {
        passwordsAsked.incrementAndGet();
        return SmallOffice.PASSWORD;
    }

    private void move(Duration time) {
        moved.addAndGet(time.toNanos());
    }

    private String get(Client client) {
        return client.target(office.url() + "/api/orders").request().get(String.class);
    }

    private int status(Client client) {
        try (Response answer =
                client.target(office.url() + "/api/orders").request().get()) {
            return answer.getStatus();
        }
    }

    private Response post(Client client, Entity<?> entity) {
        return client.target(office.url() + "/api/orders").request().post(entity);
    }

    private AudienceTokensException failure(Client client) {
        Throwable thrown = catchThrowable(() -> get(client));
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain("canary");
            if (cause instanceof AudienceTokensException found) {
                return found;
            }
        }
        throw new AssertionError("not that exception", thrown);
    }
}
