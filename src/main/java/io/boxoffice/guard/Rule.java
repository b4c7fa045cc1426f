package io.boxoffice.guard;

/** The named policies: declared here once, used by name at the methods. */
public enum Rule {
    /** Any valid token of the audience. */
    ANY {
        @Override
        boolean permits(Ticket ticket) {
            return true;
        }
    },
    /** The role {@code admin}. */
    ADMIN {
        @Override
        boolean permits(Ticket ticket) {
            return ticket.roles().contains("admin");
        }
    };

    abstract boolean permits(Ticket ticket);
}
