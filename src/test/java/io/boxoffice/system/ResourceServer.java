package io.boxoffice.system;

/**
 * Somebody else's service, for one audience, made of somebody else's library as {@code docs/resource-servers.md} says. It
 * keeps the key set for as long as its library does, and is never started again.
 */
sealed interface ResourceServer extends AutoCloseable
        permits NimbusServer, Jose4jServer, SmallRyeServer, SpringServer, NpmJose, OwnServer {
    Verdict look(String token);

    @Override
    default void close() {}
}
