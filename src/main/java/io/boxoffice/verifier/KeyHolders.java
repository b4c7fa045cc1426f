package io.boxoffice.verifier;

import io.boxoffice.audience.Verifiers;
import io.boxoffice.oauth.KeyId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which verifiers of an audience have which of its keys. */
public record KeyHolders(Verifiers verifiers, List<HeldKey> held) {
    /** Where nobody reads under a name. */
    public static final KeyHolders NOBODY = new KeyHolders(Verifiers.NONE, List.of());

    /** The verifiers that do not have a key, by name. */
    public List<String> without(KeyId kid) {
        Set<String> having = held.stream()
                .filter(key -> key.kid().equals(kid))
                .map(HeldKey::verifier)
                .collect(Collectors.toSet());
        return verifiers.names().stream().filter(name -> !having.contains(name)).toList();
    }

    /** Whether anybody reads under a name here. */
    public boolean isAnybody() {
        return !verifiers.names().isEmpty();
    }
}
