package io.boxoffice.refresh;

import io.boxoffice.account.User;

/**
 * A refresh token that someone presented, and whose it is.
 *
 * @param user with what is granted to them now, also if they are disabled
 */
public record Presentation(PresentedRefreshToken token, User user) {}
