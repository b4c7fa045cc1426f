package io.boxoffice.guard;

/** The named policies: declared here once, used by name at the methods. */
public enum Rule {
    /** Any valid token of the audience. */
    ANY,
    /** The role {@code admin}. */
    ADMIN,
    /** The scope {@code orders.read}, of a user with a tenant: {@link CurrentToken#tenant} says whose orders. */
    ORDERS_READ,
    /** The scope {@code orders.write}, of a user with a tenant. A role is no scope. */
    ORDERS_WRITE;

    boolean permits(VerifiedAccessToken verified) {
        return switch (this) {
            case ANY -> true;
            case ADMIN -> verified.roles().contains("admin");
            case ORDERS_READ -> hasScopeInATenant(verified, "orders.read");
            case ORDERS_WRITE -> hasScopeInATenant(verified, "orders.write");
        };
    }

    private static boolean hasScopeInATenant(VerifiedAccessToken verified, String scope) {
        return verified.scopes().contains(scope) && verified.tenant() != null;
    }
}
