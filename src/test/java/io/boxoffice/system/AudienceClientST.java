package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.boxoffice.client.AudienceTokens;
import io.boxoffice.client.AudienceTokensBuilder;
import io.boxoffice.client.AudienceTokensException;
import io.boxoffice.client.FactorProof;
import io.boxoffice.client.StepUp;
import io.boxoffice.client.TokenOwner;
import io.boxoffice.client.TokenStore;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.resteasy.client.jaxrs.internal.ResteasyClientBuilderImpl;
import org.jboss.resteasy.spi.ResteasyProviderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The client that is shipped, against the running server. It alone of the product is used here, as a caller would. */
class AudienceClientST {
    private final Boxoffice boxoffice = Boxoffice.open();
    private final Person person = boxoffice.createUser("server", "other");
    private final HttpClient http =
            HttpClient.newBuilder().sslContext(boxoffice.trust()).build();
    private final TokenStore store = TokenStore.inMemory();
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final AudienceTokens tokens =
            at(AudienceTokens.from(boxoffice.issuer()).as(person.username(), person::password));
    private final Client client = client(tokens);

    @AfterEach
    void close() {
        client.close();
        tokens.close();
        http.close();
    }

    @Test
    void callsOfTwoAudiencesThenEachWithItsOwnToken() {
        assertThat(status(client, "/api/server/me")).isEqualTo(200);
        assertThat(status(client, "/api/other/user")).isEqualTo(200);
        assertThat(status(client, "/api/server/sessions")).isEqualTo(200);
        assertThat(sent.stream().map(AudienceClientST::audience)).containsExactly("server", "other", "server");
        assertThat(sent.getFirst()).isEqualTo(sent.getLast());
    }

    @Test
    void tokenRevokedThenTheNextOneAndTheCallerNoticesNothing() throws IOException {
        assertThat(status(client, "/api/other/user")).isEqualTo(200);
        String first = store.read(owner("other")).orElseThrow();
        String jti = TokenText.of(sent.getFirst()).claimsJson().path("jti").stringValue();
        boxoffice
                .asAdmin("/api/server/revocations", Json.object("jti", jti, "reason", "a test"))
                .hasStatus(204);
        assertThat(status(client, "/api/other/user")).isEqualTo(200);
        assertThat(sent).hasSize(3);
        // The refused call has its answer when the one in its place has had its own.
        assertThat(sent.get(1)).isNotEqualTo(sent.getFirst());
        assertThat(sent.get(2)).isEqualTo(sent.getFirst());
        assertThat(store.read(owner("other"))).isPresent().get().isNotEqualTo(first);
    }

    @Test
    void tokenForAnotherAudienceThenRefusedAndNotTriedForEver() {
        try (AudienceTokens wrong = AudienceTokens.from(boxoffice.issuer())
                        .as(person.username(), person::password)
                        .audience("server", boxoffice.issuer() + "/api/other")
                        .over(http)
                        .open();
                Client caller = client(wrong)) {
            assertThat(status(caller, "/api/other/user")).isEqualTo(401);
            assertThat(sent).hasSize(2);
            assertThat(status(caller, "/api/other/user")).isEqualTo(401);
            assertThat(sent).hasSize(3);
        }
    }

    @Test
    void loggedOutThenAnExceptionThatSaysSo() throws IOException {
        store.keep(owner("other"), boxoffice.login(person, "other").refresh());
        try (AudienceTokens resuming =
                        at(AudienceTokens.from(boxoffice.issuer()).resuming(person.username()));
                Client caller = client(resuming)) {
            assertThat(status(caller, "/api/other/user")).isEqualTo(200);
            boxoffice.tryLogout(store.read(owner("other")).orElseThrow()).hasStatus(204);
            assertThat(catchThrowable(() -> status(caller, "/api/other/user")))
                    .hasRootCauseInstanceOf(AudienceTokensException.class)
                    .hasStackTraceContaining("the session has ended, log in");
        }
    }

    @Test
    void passwordOrAudienceThatIsNotRightThenAnExceptionThatSaysSo() {
        try (AudienceTokens wrong =
                        at(AudienceTokens.from(boxoffice.issuer()).as(person.username(), () -> "not this one"));
                Client caller = client(wrong)) {
            assertThat(catchThrowable(() -> status(caller, "/api/other/user")))
                    .isInstanceOfSatisfying(
                            AudienceTokensException.class,
                            refused -> assertThat(refused.reason()).isEqualTo(AudienceTokensException.Reason.REFUSED))
                    .hasMessageContaining("invalid_grant");
        }
    }

    @Test
    void secondFactorSetUpByTheClientThenShownWhereAnApiAsksForIt() {
        List<StepUp> asked = new CopyOnWriteArrayList<>();
        List<Authenticator> app = new CopyOnWriteArrayList<>();
        try (AudienceTokens stepping = at(AudienceTokens.from(boxoffice.issuer())
                        .as(person.username(), person::password)
                        .secondFactor(due -> Optional.of(
                                FactorProof.oneTimeCode(app.getFirst().next())))
                        .onStepUp(asked::add));
                Client caller = client(stepping)) {
            WebTarget factors = caller.target(boxoffice.issuer() + "/api/server/me/factors");
            String begun = factors.path("totp").request().post(Entity.json(""), String.class);
            app.add(Authenticator.of(Json.parse(begun).path("secret").stringValue()));
            assertThat(status(
                            factors.path("totp/confirm"),
                            Json.object("otp", app.getFirst().next())))
                    .isEqualTo(204);
            assertThat(asked).isEmpty();

            assertThat(status(factors.path("recovery-codes"), "")).isEqualTo(200);
            assertThat(asked)
                    .containsExactly(new StepUp("server", Optional.of(Duration.ofMinutes(5)), List.of("aal2")));
            // The refused call has its answer when the one in its place has had its own.
            assertThat(TokenText.of(sent.get(2)).claimsJson().path("acr").stringValue())
                    .isEqualTo("aal2");
            assertThat(new Sessions(boxoffice.database()).living(person)).isEqualTo(1);
        }
    }

    private static int status(WebTarget target, String body) {
        try (Response answer = target.request().post(Entity.json(body))) {
            return answer.getStatus();
        }
    }

    private AudienceTokens at(AudienceTokensBuilder whose) {
        return whose.audience("server", boxoffice.issuer() + "/api/server")
                .audience("other", boxoffice.issuer() + "/api/other")
                .keptIn(store)
                .over(http)
                .open();
    }

    private Client client(AudienceTokens registered) {
        RuntimeDelegate.setInstance(ResteasyProviderFactory.newInstance());
        // With the answer: the token is added after every other filter of requests.
        ClientResponseFilter after = (request, answer) ->
                sent.add(request.getHeaderString("Authorization").substring("Bearer ".length()));
        return new ResteasyClientBuilderImpl()
                .sslContext(boxoffice.trust())
                .build()
                .register(registered)
                .register(after);
    }

    private int status(Client caller, String path) {
        try (Response answer =
                caller.target(boxoffice.issuer() + path).request().get()) {
            return answer.getStatus();
        }
    }

    private TokenOwner owner(String audience) {
        return new TokenOwner(boxoffice.issuer(), audience, person.username());
    }

    private static String audience(String token) {
        return TokenText.of(token).claimsJson().path("aud").stringValue();
    }
}
