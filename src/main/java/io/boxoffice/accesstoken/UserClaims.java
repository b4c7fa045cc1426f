package io.boxoffice.accesstoken;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a token says of its user, and not of a machine.
 *
 * @param username the claim {@code upn} (MicroProfile JWT)
 * @param roles the claim {@code groups}
 */
public record UserClaims(String username, Set<String> roles) {
    public UserClaims {
        roles = Collections.unmodifiableSet(new LinkedHashSet<>(roles));
    }
}
