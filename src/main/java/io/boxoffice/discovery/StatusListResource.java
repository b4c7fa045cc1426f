package io.boxoffice.discovery;

import io.boxoffice.http.ProblemException;
import io.boxoffice.oauth.Open;
import io.boxoffice.status.StatusList;
import io.boxoffice.status.StatusLists;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** The status lists (Token Status List 8.2), from memory. Freshness is what a list's own claims say, not the headers. */
@ApplicationScoped
@Open
@Path("/statuslists")
@Produces("application/" + StatusList.TYPE)
public class StatusListResource {
    @Inject
    StatusLists lists;

    @GET
    @Path("/{id}")
    public Response list(@PathParam("id") String id, @Context HttpHeaders headers) {
        return switch (lists.find(id)) {
            case StatusLists.Found found -> answer(found.list(), headers);
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
