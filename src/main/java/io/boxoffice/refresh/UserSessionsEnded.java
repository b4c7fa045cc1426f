package io.boxoffice.refresh;

import io.boxoffice.oauth.UserId;

/**
 * Every session of a user was ended, or every one but that in which they did it: told inside the transaction to whoever keeps something else
 * of theirs that must end with them.
 */
public record UserSessionsEnded(UserId user) {}
