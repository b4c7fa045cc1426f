package io.boxoffice.factor;

import io.boxoffice.account.User;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.UserId;

/**
 * A login whose password was right, and whose second factor is due. It opens nothing (MF-03).
 *
 * @param version of the user whose password it was: after any change it is no login any more
 * @param shown what was shown so far
 * @param asked what was asked for with the password, in the words of where it began; at most 16,384 characters
 */
public record HalfLogin(UserId user, long version, Authentication shown, String asked) {
    /** That of a user. */
    public static HalfLogin of(User user, Authentication shown, String asked) {
        return new HalfLogin(user.id(), user.version(), shown, asked);
    }
}
