package io.boxoffice.admin;

import io.boxoffice.json.Cursors;
import io.boxoffice.json.Page;
import io.boxoffice.json.PageQuery;
import io.boxoffice.oauth.SessionId;
import io.boxoffice.oauth.UserId;
import io.boxoffice.refresh.SessionService;
import java.util.Optional;
import java.util.UUID;

/** One page of a user's sessions, the oldest first. */
final class SessionPage {
    private static final String LIST = "sessions";

    private SessionPage() {}

    static Page<SessionView> of(
            SessionService sessions, UserId owner, Optional<SessionId> asking, PageQuery asked, Cursors cursors) {
        return asked.page(
                        cursors,
                        LIST + "/" + owner,
                        (behind, count) ->
                                sessions.of(owner, behind.map(UUID::fromString).map(SessionId::new), count),
                        session -> session.id().toString())
                .map(session -> SessionView.of(session, asking));
    }
}
