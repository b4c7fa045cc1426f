package io.boxoffice.refresh;

/** A refresh token that someone presented and whose secret was right: the stored row and its session. */
public final class Presented {
    private final RefreshText text;
    private final RefreshToken token;
    private final Session session;

    Presented(RefreshText text, RefreshToken token, Session session) {
        this.text = text;
        this.token = token;
        this.session = session;
    }

    /** Whose session it is and what it is good for. */
    public SessionFacts facts() {
        return session.facts();
    }

    RefreshText text() {
        return text;
    }

    RefreshToken token() {
        return token;
    }

    Session session() {
        return session;
    }
}
