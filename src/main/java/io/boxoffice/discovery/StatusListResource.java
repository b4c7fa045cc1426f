package io.boxoffice.discovery;

import io.boxoffice.http.ProblemException;
import io.boxoffice.oauth.Open;
import io.boxoffice.status.StatusList;
import io.boxoffice.status.StatusLists;
import io.boxoffice.verifier.Reader;
import io.boxoffice.verifier.Source;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/** The status lists (Token Status List 8.2), from memory. Freshness is what a list's own claims say, not the headers. */
@ApplicationScoped
@Open
@Path("/statuslists")
@Produces("application/" + StatusList.TYPE)
public class StatusListResource {
    @Inject
    StatusLists lists;

    @Inject
    NamedReadings readings;

    @GET
    @Path("/{id}")
    public Response list(@PathParam("id") String id, @Context HttpHeaders headers) {
        return answer(present(id).list(), headers);
    }

    /** The same bytes for a verifier of the list's audience under its name: that it has them is remembered. */
    @GET
    @Path("/{id}/{verifier}")
    public Response ofVerifier(
            @PathParam("id") String id,
            @PathParam("verifier") String verifier,
            @Context HttpHeaders headers,
            @Context Request request) {
        StatusLists.Found found = present(id);
        Reader reader = readings.reader(found.audience(), verifier, Source.STATUS_LIST);
        return readings.remembered(reader, found.list().canaries(), answer(found.list(), headers), headers, request);
    }

    private StatusLists.Found present(String id) {
        return switch (lists.find(id)) {
            case StatusLists.Found found -> found;
            case StatusLists.Unknown _ -> throw ProblemException.notFound();
            case StatusLists.Unavailable unavailable -> throw ProblemException.unavailable();
        };
    }

    private Response answer(StatusList list, HttpHeaders headers) {
        return Cached.of(list.etag(), list.text(), headers)
                .cacheControl(Cached.publicly(StatusList.TTL))
                .build();
    }
}
