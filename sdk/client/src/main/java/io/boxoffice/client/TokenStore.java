package io.boxoffice.client;

import java.io.IOException;
import java.util.Optional;

/**
 * Where refresh tokens are kept, one for each user and audience. A refresh token opens a session: a store that outlives
 * the process belongs where passwords do. It is called by one thread at a time for the same owner; other processes may
 * use the same store.
 */
public interface TokenStore {
    /** The refresh token that was kept last, if there is one. */
    Optional<String> read(TokenOwner owner) throws IOException;

    /**
     * Keeps a refresh token instead of the one before. When this returns, the token must be as safe as it will ever be:
     * the access token that came with it is used only then.
     */
    void keep(TokenOwner owner, String refreshToken) throws IOException;

    /** Removes it: the session has ended. */
    void forget(TokenOwner owner) throws IOException;

    /** A store that ends with the process. */
    static TokenStore inMemory() {
        return new MemoryStore();
    }
}
