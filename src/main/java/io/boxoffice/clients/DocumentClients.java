package io.boxoffice.clients;

import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.audience.Audiences;
import io.boxoffice.json.BodyRefused;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Grants;
import io.boxoffice.oauth.IdentityScopes;
import io.boxoffice.oauth.Scopes;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The clients that are registered by documents of their own: how long what was read of one is good, and what they may get. */
@Dependent
public class DocumentClients {
    /** How much longer than it is good a document is used while it cannot be read anew. */
    static final Duration GRACE = Duration.ofHours(1);

    /** How it stands with the document of a client. */
    public enum Standing {
        /** What was read of it is good; or somebody here has said that the client is to get nothing, and it is not asked for any more. */
        SETTLED,
        /** It is to be read anew; until then what was read before will do. */
        DUE,
        /** It is to be read before the client can do anything. */
        NEEDED
    }

    @Inject
    DocumentSettings settings;

    @Inject
    DocumentRows rows;

    @Inject
    Clients clients;

    @Inject
    Audiences audiences;

    @Inject
    Clock clock;

    /** Whether an id is the address of a document that may be read at all. */
    public boolean takes(String id) {
        return settings.takes(id);
    }

    /** How it stands with a document. */
    public Standing standing(ClientId id) {
        Instant now = clock.instant();
        return rows.find(id)
                .map(stored -> {
                    if (stored.isRefused() || now.isBefore(stored.expiresAt())) {
                        return Standing.SETTLED;
                    }
                    return now.isBefore(stored.expiresAt().plus(GRACE)) ? Standing.DUE : Standing.NEEDED;
                })
                .orElse(Standing.NEEDED);
    }

    /**
     * Registers what a document says, in the place of what it said before.
     *
     * @param life for how long it is good
     * @return whether there was room for one more client
     * @throws BodyRefused with the reason for a document that registers no client
     */
    public boolean register(ClientId id, ObjectNode document, Duration life) {
        Registration registration = DocumentReading.of(id, document);
        boolean isKept = rows.store(id, registration, clock.instant().plus(life), settings.most());
        clients.forget(id);
        return isKept;
    }

    /** A client with what the settings let it get, if it is one of a document. */
    static Client granted(Client stored, DocumentSettings settings, Audiences audiences) {
        if (!stored.id().isDocument()) {
            return stored;
        }
        Map<Audience, Scopes> scopes = new HashMap<>(Map.of(Audience.USERINFO, IdentityScopes.ALL));
        for (Audience audience : settings.audiences()) {
            audiences.find(audience.name()).map(AudiencePolicy::scopes).ifPresent(all -> scopes.put(audience, all));
        }
        return new Client(
                stored.id(),
                stored.registration().with(Grants.of(scopes)),
                stored.secrets(),
                stored.createdAt(),
                stored.version());
    }
}
