package io.boxoffice.resourceserver;

import java.net.URI;

/**
 * What a proof must be for.
 *
 * @param address as callers see it
 * @param token the access token, as it came
 * @param thumbprint of the key that it is bound to
 */
record ProvenCall(String method, URI address, String token, String thumbprint) {
    @Override
    public String toString() {
        return method + " " + address;
    }
}
