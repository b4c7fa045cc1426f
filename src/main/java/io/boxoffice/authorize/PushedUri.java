package io.boxoffice.authorize;

import io.boxoffice.json.Parameters;
import io.boxoffice.oauth.RandomSecret;
import java.util.List;
import java.util.Optional;

/** The {@code request_uri} of a pushed request (RFC 9126 2.2). */
final class PushedUri {
    private static final String PREFIX = "urn:ietf:params:oauth:request_uri:";

    private PushedUri() {}

    static String of(RandomSecret handle) {
        return PREFIX + handle.reveal();
    }

    /** The handle of the request that parameters name; nothing where they name none of ours. */
    static Optional<RandomSecret> of(Parameters parameters) {
        List<String> named = parameters.texts("request_uri");
        return named.size() == 1 && named.getFirst().startsWith(PREFIX)
                ? RandomSecret.parse(named.getFirst().substring(PREFIX.length()))
                : Optional.empty();
    }
}
