package io.boxoffice.guard;

/** The named policies: declared here once, used by name at the methods. */
public enum Rule {
    /** Any valid token of the audience. */
    ANY,
    /** The role {@code admin}. */
    ADMIN,
    /** The scope {@code orders.read}, of a user with a tenant: {@link CurrentTicket#tenant} says whose orders. */
    ORDERS_READ,
    /** The scope {@code orders.write}, of a user with a tenant. A role is no scope. */
    ORDERS_WRITE;

    boolean permits(Ticket ticket) {
        return switch (this) {
            case ANY -> true;
            case ADMIN -> ticket.roles().contains("admin");
            case ORDERS_READ -> hasScopeInATenant(ticket, "orders.read");
            case ORDERS_WRITE -> hasScopeInATenant(ticket, "orders.write");
        };
    }

    private static boolean hasScopeInATenant(Ticket ticket, String scope) {
        return ticket.scopes().contains(scope) && ticket.tenant() != null;
    }
}
