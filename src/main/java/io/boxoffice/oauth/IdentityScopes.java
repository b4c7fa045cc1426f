package io.boxoffice.oauth;

import java.util.Set;

/**
 * The scopes that speak of the user and of the refresh token, and of no API (OpenID Connect Core 5.4 and 11). They never stand in the token
 * of an API.
 */
public final class IdentityScopes {
    public static final String OPENID = "openid";
    public static final String PROFILE = "profile";
    public static final String EMAIL = "email";
    public static final String OFFLINE_ACCESS = "offline_access";

    /** All of them. */
    public static final Scopes ALL = Scopes.of(Set.of(OPENID, PROFILE, EMAIL, OFFLINE_ACCESS));

    /** The one that speaks of the refresh token. */
    public static final Scopes OFFLINE = Scopes.of(Set.of(OFFLINE_ACCESS));

    private IdentityScopes() {}

    /** Those of some scopes, where they ask for an ID token at all (OpenID Connect Core 3.1.2.1). */
    public static Scopes of(Scopes asked) {
        return asked.contains(OPENID) ? asked.intersect(ALL) : Scopes.NONE;
    }
}
