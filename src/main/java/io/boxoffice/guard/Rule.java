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
    ADMIN,
    /** The scope {@code orders.read}, of someone with a tenant: {@link CurrentToken#tenant} says whose orders. */
    ORDERS_READ,
    /** The scope {@code orders.write}, of someone with a tenant. A role is no scope. */
    ORDERS_WRITE;

    boolean permits(VerifiedAccessToken verified) {
        return switch (this) {
            case ANY -> true;
            case USER -> verified.subject() instanceof Subject.OfUser;
            case ADMIN -> verified.hasRole("admin");
            case ORDERS_READ -> hasScopeInATenant(verified, "orders.read");
            case ORDERS_WRITE -> hasScopeInATenant(verified, "orders.write");
        };
    }

    private static boolean hasScopeInATenant(VerifiedAccessToken verified, String scope) {
        return verified.scopes().contains(scope) && verified.tenant().isPresent();
    }
}
