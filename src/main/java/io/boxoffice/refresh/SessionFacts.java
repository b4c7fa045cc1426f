package io.boxoffice.refresh;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.SessionId;
import io.boxoffice.oauth.UserId;

/** Whose session it is and what it is good for. */
public record SessionFacts(SessionId id, Family family) {
    /** Whose it is. */
    public UserId user() {
        return family.user();
    }

    /** The one audience of its tokens. */
    public Audience audience() {
        return family.audience();
    }

    /** What it was opened for. */
    public Scopes scope() {
        return family.scope();
    }
}
