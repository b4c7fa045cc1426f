package io.boxoffice.resourceserver;

import jakarta.ws.rs.core.UriInfo;
import java.net.URI;

/** Where callers find an application: an address without query, fragment and the slash at its end. */
record PublicAddress(String base) {
    /** {@code IllegalArgumentException} unless it is https, or http on this machine. */
    static PublicAddress of(URI address) {
        if (!SafeAddress.isSafe(address) || address.getRawQuery() != null || address.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "the address must be an https URL, or http on this machine, without user, query and fragment");
        }
        return new PublicAddress(withoutSlash(address.toString()));
    }

    /** A request's address as its caller sees it. */
    URI of(UriInfo called) {
        String path = path(called);
        String root = withoutSlash(called.getBaseUri().getRawPath());
        return URI.create(base + (path.startsWith(root) ? path.substring(root.length()) : ""));
    }

    /** The path of a request as it came. */
    static String path(UriInfo called) {
        return called.getRequestUri().getRawPath();
    }

    private static String withoutSlash(String text) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
