package io.boxoffice.discovery;

import io.boxoffice.audience.CurrentAudiences;
import io.boxoffice.http.EntityTags;
import io.boxoffice.http.ProblemException;
import io.boxoffice.oauth.Audience;
import io.boxoffice.verifier.Fetches;
import io.boxoffice.verifier.Reader;
import io.boxoffice.verifier.Source;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** The readings of verifiers under their names: which count, and the answers that have them remembered. */
@Dependent
class NamedReadings {
    @Inject
    CurrentAudiences audiences;

    @Inject
    Fetches fetches;

    /** The verifier of this name; 404 where the audience has none of it. */
    Reader reader(Audience audience, String verifier, Source source) {
        if (!audiences.verifiers(audience).has(verifier)) {
            throw ProblemException.notFound();
        }
        return new Reader(audience, verifier, source);
    }

    /**
     * The answer with which a verifier has these things: once all its bytes are written, or when it has named the tag of what is there now.
     * A look at the head alone changes nothing, and nor does {@code *}, which says nothing of what the caller has.
     *
     * @param plain the answer to anybody, with its tag
     */
    Response remembered(Reader reader, Set<String> things, Response plain, HttpHeaders headers, Request request) {
        if (!request.getMethod().equals(HttpMethod.GET)) {
            return plain;
        }
        if (plain.getStatus() == Response.Status.NOT_MODIFIED.getStatusCode()) {
            if (EntityTags.of(Cached.named(headers)).name(plain.getEntityTag().getValue())) {
                fetches.note(reader, things);
            }
            return plain;
        }
        String text = plain.getEntity().toString();
        return Response.fromResponse(plain)
                .entity(new WholeText(text, () -> fetches.note(reader, things)))
                .header(HttpHeaders.CONTENT_LENGTH, text.getBytes(StandardCharsets.UTF_8).length)
                .build();
    }
}
