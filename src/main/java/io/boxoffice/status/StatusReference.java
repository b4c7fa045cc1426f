package io.boxoffice.status;

import io.boxoffice.oauth.Issuer;
import java.util.Map;

/**
 * Where the status of a token stands (Token Status List 6.2).
 *
 * @param index its bit
 * @param uri the list's address, which is also the list's {@code sub}
 */
public record StatusReference(int index, String uri) {
    static StatusReference of(Issuer issuer, int list, int index) {
        return new StatusReference(index, uri(issuer, list));
    }

    static String uri(Issuer issuer, int list) {
        return issuer.url() + "/statuslists/" + list;
    }

    /** The value of the claim {@code status}. */
    public Map<String, Object> claim() {
        return Map.of("status_list", Map.of("idx", index, "uri", uri));
    }
}
