package io.boxoffice.json;

import io.boxoffice.oauth.Issuer;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** 201 with the resource and its address. The address is built from the issuer's URL, never from the request's Host. */
public final class Created {
    private Created() {}

    /**
     * The answer for a resource that was made.
     *
     * @param path where the resource is, from {@code /api} on; made of ids, so nothing in it needs encoding
     */
    public static Response at(Issuer issuer, String path, Object resource) {
        return Response.created(URI.create(issuer.url() + path))
                .entity(resource)
                .build();
    }
}
