package io.boxoffice.account;

import io.boxoffice.oauth.UserId;
import java.util.UUID;

/**
 * A try at a password, counted before the password is looked at.
 *
 * @param tally where it is counted
 * @param target the user, or nobody
 * @param network where it comes from
 */
record Attempt(UUID tally, UserId target, String network, Tally.Try verdict) {
    /** The target of a try at a name that nobody has. */
    static final UserId NOBODY = new UserId(new UUID(0, 0));

    boolean isAdmitted() {
        return verdict == Tally.Try.COUNTS || verdict == Tally.Try.DECIDES;
    }

    boolean decides() {
        return verdict == Tally.Try.DECIDES || verdict == Tally.Try.REFUSED_DECIDES;
    }
}
