package io.boxoffice.refresh;

/** Why sessions end: a reason of the product's own, or what an administrator said. */
public sealed interface EndReason {
    /** As the audit and the revocation tell it. */
    String words();

    /** The product's own reasons. Their words are stored, so they stay as they are. */
    enum Known implements EndReason {
        LOGOUT("logout"),
        BY_OWNER("ended by its owner"),
        ALL_BY_OWNER("all ended by their owner"),
        ALL_BY_ADMINISTRATOR("all ended by an administrator"),
        NEWER_SESSION("a newer session took its place"),
        NEWER_LOGIN_IN_BROWSER("a login in the same browser took its place"),
        REUSE("a used refresh token was presented"),
        CODE_REUSE("a redeemed code was presented again"),
        SIGNED_OUT("signed out"),
        CONSENT_WITHDRAWN("consent withdrawn"),
        PASSWORD_CHANGED("password changed"),
        PASSWORD_SET("password set by an administrator"),
        FACTOR_REMOVED("second factor removed"),
        USER_DISABLED("user disabled"),
        USER_DELETED("user deleted"),
        TENANT_CHANGED("tenant changed"),
        CLIENT_DISABLED("client disabled"),
        CLIENT_DELETED("client deleted"),
        ADMIN_REMOVED("role admin removed"),
        AUDIENCE_WITHDRAWN("audience no longer granted");

        private final String words;

        Known(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }
    }

    /** In an administrator's own words. */
    record Told(String words) implements EndReason {}
}
