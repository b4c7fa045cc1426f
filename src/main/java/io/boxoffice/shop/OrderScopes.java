package io.boxoffice.shop;

/** The scopes of orders, as the audience {@code other} has them registered. */
final class OrderScopes {
    static final String READ = "orders.read";
    static final String WRITE = "orders.write";

    private OrderScopes() {}
}
