package io.boxoffice.transport;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;

/**
 * Where a request ends, as its head says it. A proxy and a server that read a doubtful head in two ways take the rest of one
 * request for the next one, so such a head is refused, even where all its readings would be the same (RFC 9112 6.3, 11.2; TR-06).
 */
record Framing(List<String> lengths, List<String> codings) {
    static Framing of(HttpServletRequest request) {
        return new Framing(
                Collections.list(request.getHeaders("Content-Length")),
                Collections.list(request.getHeaders("Transfer-Encoding")));
    }

    /** By chunks, whose sizes the container may misread: what follows on the connection would be somebody's next request. */
    boolean isChunked() {
        return !codings.isEmpty();
    }

    /** Several lengths, several codings, a length beside a coding, or a coding other than chunks. */
    boolean isDoubtful() {
        return lengths.size() + codings.size() > 1
                || codings.stream().anyMatch(coding -> !coding.equalsIgnoreCase("chunked"));
    }
}
