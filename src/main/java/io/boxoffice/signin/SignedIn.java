package io.boxoffice.signin;

import io.boxoffice.account.User;

/** A sign-in that lives, and its user as they are now. */
public record SignedIn(SignIn signIn, User user) {}
