package io.boxoffice.configuration;

import io.boxoffice.audience.AudienceRecord;
import io.boxoffice.audience.OwnPolicy;
import io.boxoffice.clients.Client;
import io.boxoffice.clients.Registration;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.ClientId;

/** One thing that a document asks for. */
sealed interface Change {
    /** An audience is registered. */
    record AddAudience(Audience audience, OwnPolicy wanted) implements Change {}

    /** An audience has other values. */
    record ChangeAudience(AudienceRecord seen, OwnPolicy wanted) implements Change {}

    /** A client is registered; where it shows a secret, it has none yet. */
    record AddClient(ClientId id, Registration wanted) implements Change {}

    /** Something else is registered of a client. */
    record ChangeClient(Client seen, Registration wanted) implements Change {}

    /** A client goes, with all it has. */
    record RemoveClient(Client seen) implements Change {}

    /** Of what. */
    default String place() {
        return switch (this) {
            case AddAudience add -> "audiences." + add.audience().name();
            case ChangeAudience change ->
                "audiences." + change.seen().audience().name();
            case AddClient add -> "clients." + add.id().value();
            case ChangeClient change -> "clients." + change.seen().id().value();
            case RemoveClient remove -> "clients." + remove.seen().id().value();
        };
    }

    /** Whether it is a change of this client. */
    default boolean isOf(ClientId client) {
        return switch (this) {
            case AddAudience _, ChangeAudience _, AddClient _ -> false;
            case ChangeClient change -> change.seen().id().equals(client);
            case RemoveClient remove -> remove.seen().id().equals(client);
        };
    }
}
