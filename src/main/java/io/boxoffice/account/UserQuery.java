package io.boxoffice.account;

import java.util.Optional;

/** Which users are asked for; each kind has an order of its own, and with it a place where the next page begins. */
public sealed interface UserQuery {
    /** Every user, in the order of ids. */
    record All() implements UserQuery {}

    /**
     * The user of a name, in any spelling of it, or nobody.
     *
     * @param key the form under which the name is unique
     */
    record Named(String key) implements UserQuery {}

    /**
     * The users whose names begin alike, in the order of their names.
     *
     * @param from the first key that there may be
     * @param beyond the first key that is too high
     */
    record Prefixed(String from, String beyond) implements UserQuery {}

    /** The user of a name; nothing for a text that is no name for its length. */
    static Optional<Named> named(String username) {
        return Username.of(username).map(name -> new Named(name.key()));
    }

    /** Those whose name begins so, in any spelling; nothing for a text that is no part of a name for its length. */
    static Optional<Prefixed> prefixed(String prefix) {
        return Username.of(prefix).map(NamePrefix::range);
    }

    /** Where a page that ends with this user goes on. */
    default String place(User last) {
        return this instanceof Prefixed
                ? new Username(last.username()).key()
                : last.id().toString();
    }
}
