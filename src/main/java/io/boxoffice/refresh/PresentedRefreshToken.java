package io.boxoffice.refresh;

import io.boxoffice.oauth.Secret;
import io.boxoffice.oauth.SessionId;
import java.util.Optional;
import java.util.function.Function;

/** A refresh token that someone presented and that is genuine: the living one of its session, or one that led to it. */
public final class PresentedRefreshToken {
    private final RefreshTokenValue text;
    private final Session session;

    PresentedRefreshToken(RefreshTokenValue text, Session session) {
        this.text = text;
        this.session = session;
    }

    /** What a text says it is, of a session that is found by its id; whether it is genuine is not known yet. */
    static Optional<PresentedRefreshToken> of(Secret text, Function<SessionId, Optional<Session>> sessions) {
        return RefreshTokenValue.parse(text)
                .flatMap(found ->
                        sessions.apply(found.session()).map(session -> new PresentedRefreshToken(found, session)));
    }

    /** Whose session it is and what it is good for. */
    public SessionFacts facts() {
        return session.facts();
    }

    RefreshTokenValue text() {
        return text;
    }

    Session session() {
        return session;
    }

    boolean isLiving() {
        return text.generation() == session.generation();
    }

    boolean isTheOneBefore() {
        return text.generation() == session.generation() - 1;
    }
}
