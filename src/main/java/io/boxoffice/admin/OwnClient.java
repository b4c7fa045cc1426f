package io.boxoffice.admin;

import io.boxoffice.guard.CurrentToken;
import io.boxoffice.http.ProblemException;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Subject;

/** A machine does not change what it may do itself, whatever its scopes. */
final class OwnClient {
    private OwnClient() {}

    /** Refuses a machine that is this client: 403. */
    static void requireAnother(CurrentToken current, ClientId changed) {
        if (current.get().subject().equals(new Subject.OfClient(changed))) {
            throw refused();
        }
    }

    /** What such a machine is told. */
    static ProblemException refused() {
        return ProblemException.forbidden("What you may do is not yours to change.");
    }
}
