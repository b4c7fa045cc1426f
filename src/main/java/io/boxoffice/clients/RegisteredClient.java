package io.boxoffice.clients;

import io.boxoffice.json.AnswerWriter;
import io.boxoffice.json.Body;
import io.boxoffice.json.StrictJson;
import io.boxoffice.oauth.ClientId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A client as stored: its registration is one document. An administrator registers it and changes it; removed, it keeps its row and
 * its id, which nobody else ever gets.
 */
@Entity
@Table(name = "client")
class RegisteredClient {
    @Id
    private String id;

    private String registration;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "deleted_at")
    private @Nullable Instant deletedAt;

    private long version;

    @SuppressWarnings("NullAway.Init")
    protected RegisteredClient() {}

    static String text(Registration registration) {
        return new String(AnswerWriter.bytes(registration), StandardCharsets.UTF_8);
    }

    boolean isThere() {
        return deletedAt == null;
    }

    void change(Registration wanted) {
        registration = text(wanted);
        version++;
    }

    /** Its secrets changed. */
    void touch() {
        version++;
    }

    void remove(Instant now) {
        deletedAt = now;
        version++;
    }

    Client client(List<ClientSecret> secrets) {
        return new Client(new ClientId(id), registration(), secrets, createdAt, version);
    }

    String id() {
        return id;
    }

    private Registration registration() {
        return StrictJson.object(registration.getBytes(StandardCharsets.UTF_8))
                .map(Body::new)
                .map(RegistrationReading::read)
                .orElseThrow(() -> new IllegalStateException("the registration of client " + id + " is no object"));
    }
}
