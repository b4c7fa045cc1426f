package io.boxoffice.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.audit.AuditRecord;
import io.boxoffice.clients.BuiltInClient;
import io.boxoffice.clients.ClientRegistry;
import io.boxoffice.clients.Registration;
import io.boxoffice.fixture.Wiring;
import io.boxoffice.json.Body;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Issuer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/** Beside the ids of an event stand the names that users and clients have now; whatever else an event names is called by its id. */
class AuditNamesTest {
    private static final Issuer ISSUER = new Issuer("https://localhost:9443");
    private static final String ALICE = "019aaa2f-6d6b-7b1c-8a3e-1f0e5d3c2b1a";
    private static final String GONE = "019aaa2f-6d6b-7b1c-8a3e-1f0e5d3c2b1b";

    private final Wiring wiring =
            new Wiring().put(Issuer.class, ISSUER).put(BuiltInClient.class, BuiltInClient.of(ISSUER, true));
    private final AuditNames names = wiring.get(AuditNames.class);

    @BeforeEach
    void aUserAndAClient() {
        wiring.database()
                .run(
                        "INSERT INTO account (id, username, username_key, password_hash, roles, created_at)"
                                + " VALUES (?, 'Alice', 'alice', '$argon2id$', 'user', now())",
                        UUID.fromString(ALICE));
        wiring.get(ClientRegistry.class)
                .addWithoutSecret(
                        new ClientId("nightly"),
                        Registration.of(
                                new Body(JsonNodeFactory.instance.objectNode().put("client_name", "Nightly export"))));
    }

    private AuditView named(String actor, @Nullable String target) {
        AuditRecord event = new AuditRecord(
                UUID.fromString(GONE),
                Instant.EPOCH,
                "x",
                actor,
                target,
                null,
                null,
                null,
                null,
                "success",
                null,
                null);
        return names.beside(List.of(event)).getFirst();
    }

    @Test
    void userAndClientThenByTheNamesThatTheyHave() {
        AuditView event = named("nightly", ALICE);
        assertThat(event.actorName()).isEqualTo("Nightly export");
        assertThat(event.targetName()).isEqualTo("Alice");
        assertThat(named(ALICE, "nightly").targetName()).isEqualTo("Nightly export");
    }

    @Test
    void whoeverIsGoneAndWhatIsItsOwnNameThenNone() {
        assertThat(named("system", GONE).actorName()).isNull();
        assertThat(named("system", GONE).targetName()).isNull();
        assertThat(named("anonymous", "other").targetName()).isNull();
        assertThat(named("anonymous", null).targetName()).isNull();
        assertThat(named("anonymous", "GuZCK3Ws4i4lIaBux3NX7w").targetName()).isNull();
    }
}
