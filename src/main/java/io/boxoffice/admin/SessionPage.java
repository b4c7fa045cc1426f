package io.boxoffice.admin;

import io.boxoffice.json.Cursors;
import io.boxoffice.json.Page;
import io.boxoffice.oauth.SessionId;
import io.boxoffice.oauth.UserId;
import io.boxoffice.refresh.SessionService;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One page of a user's sessions, the oldest first. */
final class SessionPage {
    private static final String LIST = "sessions";

    record Asked(
            Cursors cursors,
            @Nullable String cursor,
            @Nullable String limit) {}

    private SessionPage() {}

    static Page<SessionView> of(SessionService sessions, UserId owner, Optional<SessionId> asking, Asked asked) {
        int count = Page.limit(Optional.ofNullable(asked.limit()));
        String list = LIST + "/" + owner;
        Optional<SessionId> last = Optional.ofNullable(asked.cursor())
                .map(text -> new SessionId(UUID.fromString(asked.cursors().open(list, text))));
        List<SessionView> views = sessions.of(owner, last, count + 1).stream()
                .map(session -> SessionView.of(session, asking))
                .toList();
        return Page.of(
                views, count, view -> asked.cursors().seal(list, view.id().toString()));
    }
}
