package io.boxoffice.client;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A store that ends with the process, and does not print what it holds. */
final class MemoryStore implements TokenStore {
    private final Map<TokenOwner, String> kept = new ConcurrentHashMap<>();

    @Override
    public Optional<String> read(TokenOwner owner) {
        return Optional.ofNullable(kept.get(owner));
    }

    @Override
    public void keep(TokenOwner owner, String refreshToken) {
        kept.put(owner, refreshToken);
    }

    @Override
    public void forget(TokenOwner owner) {
        kept.remove(owner);
    }
}
