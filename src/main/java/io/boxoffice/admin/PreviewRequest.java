package io.boxoffice.admin;

import io.boxoffice.explain.Previewer;
import io.boxoffice.json.Body;
import io.boxoffice.json.BodyRefused;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Ids;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.UserId;
import java.util.Optional;

/** Whose token is to be previewed. */
final class PreviewRequest {
    private PreviewRequest() {}

    /** Reads it; {@link BodyRefused} unless it names a user, a client, or a user at a client. */
    static Previewer.Question of(Body body) {
        body.only("user_id", "client_id", "audience", "scope");
        Optional<UserId> user = body.optionalRead("user_id", PreviewRequest::user, "an id");
        Optional<ClientId> client = body.optionalRead("client_id", ClientId::parse, "the id of a client");
        if (user.isEmpty() && client.isEmpty()) {
            throw BodyRefused.malformed("The body must have user_id, client_id or both.");
        }
        return new Previewer.Question(
                user,
                client,
                body.text("audience"),
                body.optionalRead("scope", Scopes::parse, "scopes with one space between them"));
    }

    private static Optional<UserId> user(String text) {
        return Ids.parse(text).map(UserId::new);
    }
}
