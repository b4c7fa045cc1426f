package io.boxoffice.guard;

import io.boxoffice.accesstoken.VerifiedAccessToken;
import io.boxoffice.oauth.Subject;

/** The named policies: declared here once, used by name at the methods. */
public enum Rule {
    /** Any valid token of the audience, a machine's too. */
    ANY,
    /** Any valid token of a user: what is about oneself is no machine's. */
    USER,
    /** The role {@code admin}. */
    ADMIN;

    boolean permits(VerifiedAccessToken verified) {
        return switch (this) {
            case ANY -> true;
            case USER -> verified.subject() instanceof Subject.OfUser;
            case ADMIN -> verified.hasRole("admin");
        };
    }
}
