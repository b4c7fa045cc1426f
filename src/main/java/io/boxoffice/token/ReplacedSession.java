package io.boxoffice.token;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Secret;
import io.boxoffice.oauth.UserId;
import io.boxoffice.refresh.EndReason;
import io.boxoffice.refresh.PresentedRefreshToken;
import io.boxoffice.refresh.SessionService;
import io.boxoffice.refresh.Sessions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** The session of a refresh token whose place in a browser another one takes: nobody could go on with it. Inside the caller's transaction. */
@Dependent
class ReplacedSession {
    @Inject
    Sessions sessions;

    @Inject
    SessionService sessionService;

    /** Before another one begins: one of the same user at the same audience makes room for it. */
    void makeRoom(Optional<Secret> replaced, UserId user, Audience audience) {
        replaced.filter(token -> isOf(token, user, audience)).ifPresent(this::end);
    }

    /** Once another one has begun: whoever's it is, it is over. */
    void end(Optional<Secret> replaced) {
        replaced.ifPresent(this::end);
    }

    private boolean isOf(Secret token, UserId user, Audience audience) {
        return sessions.find(token)
                .map(PresentedRefreshToken::facts)
                .filter(session -> session.user().equals(user))
                .filter(session -> session.audience().equals(audience))
                .isPresent();
    }

    private void end(Secret replaced) {
        sessionService.end(replaced, EndReason.Known.NEWER_LOGIN_IN_BROWSER);
    }
}
