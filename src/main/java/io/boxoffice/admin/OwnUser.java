package io.boxoffice.admin;

import io.boxoffice.account.User;
import io.boxoffice.guard.CurrentToken;
import io.boxoffice.http.ProblemException;
import io.boxoffice.oauth.Subject;

/** Nobody widens what they may do: only an administrator changes themself. */
final class OwnUser {
    private OwnUser() {}

    /** Refuses a user who changes themself and is no administrator: 403. */
    static void requireNotWidened(CurrentToken current, User changed) {
        boolean oneself = current.get().subject().equals(new Subject.OfUser(changed.id()));
        if (oneself && !current.get().hasRole(User.ADMIN)) {
            throw ProblemException.forbidden("What you may do is not yours to change.");
        }
    }
}
