package io.boxoffice.discovery;

import io.boxoffice.http.EntityTags;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** An answer that the caller may have already. */
final class Cached {
    private Cached() {}

    /** Any cache may keep it so long. */
    static CacheControl publicly(Duration age) {
        CacheControl caching = new CacheControl();
        caching.setMaxAge((int) age.toSeconds());
        caching.setNoTransform(false);
        caching.getCacheExtension().put("public", "");
        return caching;
    }

    /** 304 for who names its tag in {@code If-None-Match}, else 200 with it. */
    static Response.ResponseBuilder of(String tag, Object entity, HttpHeaders headers) {
        Response.ResponseBuilder answer =
                EntityTags.of(named(headers)).know(tag) ? Response.notModified() : Response.ok(entity);
        return answer.tag(new EntityTag(tag));
    }

    /** The lines of {@code If-None-Match}. */
    static List<String> named(HttpHeaders headers) {
        return Optional.ofNullable(headers.getRequestHeader(HttpHeaders.IF_NONE_MATCH))
                .orElse(List.of());
    }
}
