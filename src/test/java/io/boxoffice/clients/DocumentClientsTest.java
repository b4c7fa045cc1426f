package io.boxoffice.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.audience.Audiences;
import io.boxoffice.fixture.Wiring;
import io.boxoffice.json.Body;
import io.boxoffice.json.StrictJson;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.IdentityScopes;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.transport.WebOrigin;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of documents in the database. */
class DocumentClientsTest {
    private static final ClientId APP = new ClientId("https://app.example/client");
    private static final Duration LIFE = Duration.ofHours(1);

    private final Wiring wiring = new Wiring()
            .put(BuiltInClient.class, new BuiltInClient(Optional.empty()))
            .setting("boxoffice.clients.metadata.documents", "on")
            .setting("boxoffice.clients.metadata.audiences", "other,nowhere")
            .setting("boxoffice.clients.metadata.max", "10");

    private final ClientRegistry registry = wiring.get(ClientRegistry.class);
    private final DocumentClients documents = wiring.get(DocumentClients.class);
    private final Clients clients = wiring.get(Clients.class);

    DocumentClientsTest() {
        wiring.clock().set(Instant.parse("2026-11-27T12:00:00Z"));
    }

    private boolean register(ClientId id, String redirect) {
        String document = "{\"client_id\":\"" + id + "\",\"token_endpoint_auth_method\":\"none\",\"redirect_uris\":[\""
                + redirect + "\"]}";
        return documents.register(
                id, StrictJson.object(document.getBytes(StandardCharsets.UTF_8)).orElseThrow(), LIFE);
    }

    private boolean register(String redirect) {
        return register(APP, redirect);
    }

    private Client client() {
        return clients.find(APP.value()).orElseThrow();
    }

    @Test
    void registeredThenItMayGetWhatTheSettingsSay() {
        assertThat(register("https://app.example/back")).isTrue();

        Scopes other = wiring.get(Audiences.class).find("other").orElseThrow().scopes();
        assertThat(client().within(Audience.USERINFO, IdentityScopes.ALL)).contains(IdentityScopes.ALL);
        assertThat(client().within(new Audience("other"), other)).contains(other);
        assertThat(client().within(new Audience("server"), other)).isEmpty();
        assertThat(client().isConfidential()).isFalse();
        assertThat(client().registration().firstParty()).isFalse();
    }

    @Test
    void anotherDocumentThenItCountsAtOnce() {
        assertThat(register("https://app.example/back")).isTrue();
        assertThat(client().mayReturnTo("https://app.example/back")).isTrue();

        assertThat(register("https://app.example/elsewhere")).isTrue();
        assertThat(client().mayReturnTo("https://app.example/back")).isFalse();
        assertThat(client().mayReturnTo("https://app.example/elsewhere")).isTrue();
        assertThat(client().version()).isEqualTo(2);

        assertThat(register("https://app.example/elsewhere")).isTrue();
        assertThat(client().version()).isEqualTo(2);
    }

    @Test
    void goodThenSettledThenDueThenNeeded() {
        assertThat(documents.standing(APP)).isEqualTo(DocumentClients.Standing.NEEDED);
        assertThat(register("https://app.example/back")).isTrue();
        assertThat(documents.standing(APP)).isEqualTo(DocumentClients.Standing.SETTLED);
        wiring.clock().pass(LIFE);
        assertThat(documents.standing(APP)).isEqualTo(DocumentClients.Standing.DUE);
        wiring.clock().pass(DocumentClients.GRACE);
        assertThat(documents.standing(APP)).isEqualTo(DocumentClients.Standing.NEEDED);
    }

    @Test
    void disabledThenNoDocumentTurnsItOnAgain() {
        assertThat(register("https://app.example/back")).isTrue();
        change("{\"enabled\":false}", ClientRegistry.Changed.class);
        wiring.clock().pass(Duration.ofDays(400));

        assertThat(documents.standing(APP)).isEqualTo(DocumentClients.Standing.SETTLED);
        assertThat(register("https://app.example/elsewhere")).isTrue();
        assertThat(client().registration().enabled()).isFalse();
        assertThat(client().mayReturnTo("https://app.example/back")).isTrue();

        change("{\"enabled\":true}", ClientRegistry.Changed.class);
        assertThat(client().registration().enabled()).isTrue();
    }

    @Test
    void anythingElseIsChangedThenRefused() {
        assertThat(register("https://app.example/back")).isTrue();
        change("{\"client_name\":\"Mine\"}", ClientRegistry.Invalid.class);
        change("{\"first_party\":true}", ClientRegistry.Invalid.class);
        change("{\"enabled\":false,\"audiences\":{\"other\":[]}}", ClientRegistry.Invalid.class);
    }

    @Test
    void removedThenItStaysSo() {
        assertThat(register("https://app.example/back")).isTrue();
        assertThat(registry.remove(APP)).isInstanceOf(ClientRegistry.Removed.class);
        registry.forget(APP);
        wiring.clock().pass(Duration.ofDays(400));

        assertThat(documents.standing(APP)).isEqualTo(DocumentClients.Standing.SETTLED);
        assertThat(register("https://app.example/back")).isTrue();
        assertThat(clients.find(APP.value())).isEmpty();
        assertThat(purged()).isFalse();
        assertThat(documents.standing(APP)).isEqualTo(DocumentClients.Standing.SETTLED);
    }

    @Test
    void moreThanThereMayBeThenNoRoomUntilSomeAreOver() {
        for (int i = 0; i < 10; i++) {
            assertThat(register(new ClientId(APP + "/" + i), "https://app.example/back"))
                    .isTrue();
        }
        assertThat(register("https://app.example/back")).isFalse();
        assertThat(register(new ClientId(APP + "/1"), "https://app.example/back"))
                .isTrue();

        wiring.clock().pass(LIFE.plus(DocumentClients.GRACE));
        assertThat(purged()).isFalse();
        assertThat(register("https://app.example/back")).isFalse();

        wiring.clock().pass(DocumentClients.GRACE.plusSeconds(1));
        assertThat(purged()).isTrue();
        assertThat(register("https://app.example/back")).isTrue();
    }

    /** Whether there was one to purge. */
    private boolean purged() {
        return wiring.get(DocumentRows.class).purge(1);
    }

    @Test
    void caseOfAPathThenAnotherClient() {
        assertThat(register("https://app.example/back")).isTrue();
        ClientId upper = new ClientId("https://app.example/CLIENT");
        assertThat(register(upper, "https://app.example/other")).isTrue();
        assertThat(clients.find(upper.value()).orElseThrow().registration().redirectUris())
                .containsExactly("https://app.example/other");
    }

    @Test
    void pageOfItsOwnThenItMayRead() {
        assertThat(clients.havePageAt(new WebOrigin("https://app.example"))).isFalse();
        assertThat(register("https://app.example/back")).isTrue();
        assertThat(clients.havePageAt(new WebOrigin("https://app.example"))).isTrue();
    }

    @Test
    void offThenUnknownWithItsPages() {
        assertThat(register("https://app.example/back")).isTrue();
        Wiring off = new Wiring(wiring).put(BuiltInClient.class, new BuiltInClient(Optional.empty()));
        assertThat(off.get(Clients.class).find(APP.value())).isEmpty();
        assertThat(off.get(Clients.class).havePageAt(new WebOrigin("https://app.example")))
                .isFalse();
        assertThat(off.get(ClientRegistry.class).find(APP)).isPresent();
    }

    @Test
    void hostIsNoLongerNamedThenUnknown() {
        assertThat(register("https://app.example/back")).isTrue();
        Wiring others = new Wiring(wiring)
                .put(BuiltInClient.class, new BuiltInClient(Optional.empty()))
                .setting("boxoffice.clients.metadata.documents", "on")
                .setting("boxoffice.clients.metadata.hosts", "another.example");
        assertThat(others.get(Clients.class).find(APP.value())).isEmpty();
    }

    private void change(String patch, Class<? extends ClientRegistry.Changing> outcome) {
        Client seen = registry.find(APP).orElseThrow();
        Registration wanted = seen.registration()
                .patched(new Body(StrictJson.object(patch.getBytes(StandardCharsets.UTF_8))
                        .orElseThrow()));
        assertThat(registry.change(seen, wanted)).isInstanceOf(outcome);
        registry.forget(APP);
    }
}
