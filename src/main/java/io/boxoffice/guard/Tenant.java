package io.boxoffice.guard;

/** The tenant of a verified access token. There is no other way to come by one: a query that takes it is never asked for another's rows. */
public final class Tenant {
    private final String name;

    Tenant(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    @Override
    public String toString() {
        return name;
    }
}
