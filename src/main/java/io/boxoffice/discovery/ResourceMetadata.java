package io.boxoffice.discovery;

import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.audience.ResourceUri;
import io.boxoffice.dpop.ProofCheck;
import io.boxoffice.oauth.OwnApi;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a client needs to know of an API of this WAR (RFC 9728 2): who issues its tokens, for which resource, and how they are presented. It
 * names no keys: those of a {@code jwks_uri} here would be the API's own.
 */
record ResourceMetadata(OwnApi api, AudiencePolicy policy) {
    /** By their names as they travel; what would be empty is left out (RFC 9728 3.2). */
    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("resource", policy.resource().map(ResourceUri::text).orElseGet(api::url));
        members.put("authorization_servers", List.of(api.issuer().url()));
        if (!policy.scopes().values().isEmpty()) {
            members.put("scopes_supported", List.copyOf(policy.scopes().values()));
        }
        members.put("bearer_methods_supported", List.of("header"));
        members.put("dpop_signing_alg_values_supported", List.of(ProofCheck.ALGORITHMS.split(" ")));
        return members;
    }
}
