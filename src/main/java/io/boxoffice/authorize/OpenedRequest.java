package io.boxoffice.authorize;

import io.boxoffice.authorization.AuthorizationRequest;
import io.boxoffice.authorization.WaitingRequest;
import io.boxoffice.oauth.RandomSecret;
import jakarta.servlet.http.HttpServletRequest;

/**
 * A stored request that its browser may go on with.
 *
 * @param stored the same as it waits
 * @param handle which stands in the address of its pages
 * @param browser that it belongs to
 * @param http the browser's request for one of its pages
 */
record OpenedRequest(
        AuthorizationRequest request,
        WaitingRequest stored,
        RandomSecret handle,
        RandomSecret browser,
        HttpServletRequest http) {
    /** Which form a step of this request has. */
    String form(String step) {
        return handle.reveal() + ' ' + step;
    }
}
