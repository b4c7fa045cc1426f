package io.boxoffice.client;

/** Whose tokens go to an API. */
interface Callers {
    /** The session of whoever calls now. {@link AudienceTokensException} if nobody does. */
    AudienceSession session();

    /** No token any more. */
    void close();

    /** The same for every call. */
    static Callers always(AudienceSession session) {
        return new Callers() {
            @Override
            public AudienceSession session() {
                return session;
            }

            @Override
            public void close() {
                session.close();
            }
        };
    }
}
