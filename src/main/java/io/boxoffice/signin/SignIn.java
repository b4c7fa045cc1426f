package io.boxoffice.signin;

import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.SignInId;
import io.boxoffice.oauth.UserId;

/**
 * A browser in which a user is signed in.
 *
 * @param authentication when and how they showed last who they are
 */
public record SignIn(SignInId id, UserId user, Authentication authentication) {}
