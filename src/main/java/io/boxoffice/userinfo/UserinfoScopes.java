package io.boxoffice.userinfo;

/** The scopes of the audience {@code userinfo} (OpenID Connect Core 5.4). */
final class UserinfoScopes {
    static final String OPENID = "openid";
    static final String PROFILE = "profile";
    static final String EMAIL = "email";

    private UserinfoScopes() {}
}
