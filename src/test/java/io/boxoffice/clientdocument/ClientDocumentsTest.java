package io.boxoffice.clientdocument;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.clients.BuiltInClient;
import io.boxoffice.clients.Clients;
import io.boxoffice.fixture.Wiring;
import io.boxoffice.json.StrictJson;
import io.boxoffice.limit.Limit;
import io.boxoffice.limit.NetworkLimits;
import io.boxoffice.transport.Network;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a document is read, and when not. */
class ClientDocumentsTest {
    private static final String APP = "https://app.example/client";
    private static final Network ANYBODY = Network.of("192.0.2.1");

    /** A server elsewhere that says what the test says. */
    private static final class Elsewhere extends DocumentFetch {
        private int asked;
        private Outcome says = document("One");

        @Override
        Outcome fetch(String address) {
            asked++;
            return says;
        }
    }

    /** Three documents for each network. */
    private static final class ThreeEach extends NetworkLimits {
        private final List<Network> taken = new ArrayList<>();

        @Override
        public Optional<Duration> take(Limit limit, Network from) {
            assertThat(limit).isEqualTo(Limit.DOCUMENT);
            taken.add(from);
            return taken.stream().filter(from::equals).count() > 3
                    ? Optional.of(Duration.ofMinutes(1))
                    : Optional.empty();
        }
    }

    private final Elsewhere elsewhere = new Elsewhere();

    private final Wiring wiring = new Wiring()
            .put(BuiltInClient.class, new BuiltInClient(Optional.empty()))
            .put(DocumentFetch.class, elsewhere)
            .put(NetworkLimits.class, new ThreeEach())
            .setting("boxoffice.clients.metadata.documents", "on");

    private static DocumentFetch.Outcome document(String name) {
        return document(APP, name);
    }

    private static DocumentFetch.Outcome document(String id, String name) {
        String text = "{\"client_id\":\"" + id + "\",\"client_name\":\"" + name
                + "\",\"redirect_uris\":[\"https://app.example/back\"],\"token_endpoint_auth_method\":\"none\"}";
        return new DocumentFetch.Fetched(
                StrictJson.object(text.getBytes(StandardCharsets.UTF_8)).orElseThrow(), Duration.ofHours(1));
    }

    private ClientDocuments documents() {
        wiring.clock().set(Instant.parse("2026-11-27T12:00:00Z"));
        return wiring.get(ClientDocuments.class);
    }

    private String name() {
        return wiring.get(Clients.class).find(APP).orElseThrow().registration().clientName();
    }

    @Test
    void unknownThenReadOnceWhileItIsGood() {
        ClientDocuments documents = documents();
        assertThat(documents.read(APP, ANYBODY)).isInstanceOf(ClientDocuments.Known.class);
        assertThat(name()).isEqualTo("One");

        elsewhere.says = document("Two");
        wiring.clock().pass(Duration.ofMinutes(59));
        assertThat(documents.read(APP, ANYBODY)).isInstanceOf(ClientDocuments.Known.class);
        assertThat(elsewhere.asked).isEqualTo(1);

        wiring.clock().pass(Duration.ofMinutes(1));
        assertThat(documents.read(APP, ANYBODY)).isInstanceOf(ClientDocuments.Known.class);
        assertThat(elsewhere.asked).isEqualTo(2);
        assertThat(name()).isEqualTo("Two");
    }

    @Test
    void noLongerReadableThenWhatWasReadForAnHourMore() {
        ClientDocuments documents = documents();
        assertThat(documents.read(APP, ANYBODY)).isInstanceOf(ClientDocuments.Known.class);

        elsewhere.says = new DocumentFetch.Failed("gone");
        wiring.clock().pass(Duration.ofMinutes(119));
        assertThat(documents.read(APP, ANYBODY)).isInstanceOf(ClientDocuments.Known.class);
        assertThat(name()).isEqualTo("One");

        wiring.clock().pass(Duration.ofMinutes(1));
        assertThat(documents.read(APP, ANYBODY)).isInstanceOf(ClientDocuments.Unreadable.class);
    }

    @Test
    void unreadableThenNotAskedAgainAtOnceAndNothingIsKept() {
        ClientDocuments documents = documents();
        elsewhere.says = new DocumentFetch.Failed("no JSON");
        assertThat(documents.read(APP, ANYBODY)).isInstanceOf(ClientDocuments.Unreadable.class);
        assertThat(documents.read(APP, ANYBODY)).isInstanceOf(ClientDocuments.Unreadable.class);

        assertThat(elsewhere.asked).isEqualTo(1);
        assertThat(wiring.get(Clients.class).find(APP)).isEmpty();
    }

    @Test
    void documentOfAnotherThenUnreadable() {
        ClientDocuments documents = documents();
        assertThat(documents.read(APP + "/other", ANYBODY)).isInstanceOf(ClientDocuments.Unreadable.class);
        assertThat(wiring.get(Clients.class).find(APP + "/other")).isEmpty();
    }

    @Test
    void tooManyOfOneNetworkThenSlowDown() {
        ClientDocuments documents = documents();
        elsewhere.says = new DocumentFetch.Failed("no JSON");
        for (int i = 0; i < 3; i++) {
            assertThat(documents.read(APP + i, ANYBODY)).isInstanceOf(ClientDocuments.Unreadable.class);
        }
        assertThat(documents.read(APP, ANYBODY)).isInstanceOf(ClientDocuments.SlowDown.class);
        assertThat(documents.read(APP, Network.of("192.0.2.2"))).isInstanceOf(ClientDocuments.Unreadable.class);
    }

    @Test
    void tooManyAtOnceThenSlowDown() {
        ClientDocuments documents = documents();
        elsewhere.says = new DocumentFetch.Busy();
        assertThat(documents.read(APP, ANYBODY)).isInstanceOf(ClientDocuments.SlowDown.class);
    }

    @Test
    void asManyClientsAsThereMayBeThenOneMoreIsUnreadable() {
        wiring.setting("boxoffice.clients.metadata.max", "10");
        ClientDocuments documents = documents();
        for (int i = 0; i < 10; i++) {
            elsewhere.says = document(APP + i, "One");
            assertThat(documents.read(APP + i, Network.of("192.0.2." + i))).isInstanceOf(ClientDocuments.Known.class);
        }
        elsewhere.says = document("One");
        assertThat(documents.read(APP, ANYBODY)).isInstanceOf(ClientDocuments.Unreadable.class);
    }

    @Test
    void nameOrAnotherAddressThenNobodyIsAsked() {
        ClientDocuments documents = documents();
        assertThat(documents.read("partner", ANYBODY)).isInstanceOf(ClientDocuments.Known.class);
        assertThat(documents.read("https://127.0.0.1/client", ANYBODY)).isInstanceOf(ClientDocuments.Known.class);
        assertThat(elsewhere.asked).isZero();
    }

    @Test
    void offThenNobodyIsAsked() {
        wiring.setting("boxoffice.clients.metadata.documents", "off");
        assertThat(documents().read(APP, ANYBODY)).isInstanceOf(ClientDocuments.Known.class);
        assertThat(elsewhere.asked).isZero();
        assertThat(wiring.get(Clients.class).find(APP)).isEmpty();
    }

    @Test
    void hostsAreNamedThenNoOtherIsAsked() {
        wiring.setting("boxoffice.clients.metadata.hosts", "another.example, app.example.org");
        assertThat(documents().read(APP, ANYBODY)).isInstanceOf(ClientDocuments.Known.class);
        assertThat(elsewhere.asked).isZero();
    }
}
