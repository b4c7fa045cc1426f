package io.boxoffice.http;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;

/** The version of a resource: its {@code ETag}, and what a change of it must name (RFC 9110 13.1.1, RFC 6585 3). */
public record Version(long number) {
    /** The strong entity tag of this version. */
    public EntityTag tag() {
        return new EntityTag(Long.toString(number));
    }

    /** Refuses a change that does not name this version in {@code If-Match}: 428 if it names none, 412 if another. */
    public void requireIn(HttpHeaders headers) {
        require(Optional.ofNullable(headers.getRequestHeader(HttpHeaders.IF_MATCH))
                .orElse(List.of()));
    }

    void require(List<String> lines) {
        EntityTags tags = EntityTags.of(lines);
        // "*" is whatever is there: it says nothing of what the caller has read, and would overwrite it unseen.
        if (lines.isEmpty() || tags.any()) {
            throw ProblemException.preconditionRequired();
        }
        // Not the strong comparison of RFC 9110 13.1.1, which fails for ever behind a proxy that compresses.
        if (!tags.name(Long.toString(number))) {
            throw ProblemException.stale();
        }
    }
}
