package io.boxoffice.oauth;

/** Who a token is about (RFC 9068 2.2). The two kinds never share a text: the id of a client never has the shape of a UUID. */
public sealed interface Subject {
    /** The claim {@code sub}. */
    String sub();

    /** A user. */
    record OfUser(UserId id) implements Subject {
        @Override
        public String sub() {
            return id.toString();
        }
    }

    /** A client that acts for itself: a machine (RFC 6749 4.4). */
    record OfClient(ClientId id) implements Subject {
        @Override
        public String sub() {
            return id.value();
        }
    }
}
