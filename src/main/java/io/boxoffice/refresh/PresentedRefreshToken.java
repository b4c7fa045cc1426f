package io.boxoffice.refresh;

/** A refresh token that someone presented and that is genuine: the living one of its session, or one that led to it. */
public final class PresentedRefreshToken {
    private final RefreshTokenValue text;
    private final Session session;

    PresentedRefreshToken(RefreshTokenValue text, Session session) {
        this.text = text;
        this.session = session;
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
