package io.boxoffice.monitor;

import io.boxoffice.http.AnyQuery;
import io.boxoffice.http.Faults;
import io.boxoffice.http.ProblemException;
import io.boxoffice.http.RequestPath;
import io.boxoffice.metrics.Counters;
import io.boxoffice.metrics.Metric;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.Open;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code GET /metrics}: the page for Prometheus, open to whom {@link MonitorSettings} lets read. */
@RequestScoped
@Open
@AnyQuery
@Path("/metrics")
public class MetricsResource {
    @Inject
    MonitorSettings settings;

    @Inject
    Counters counters;

    @Inject
    Gauges gauges;

    @Context
    HttpServletRequest request;

    @GET
    public Response page(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        return switch (settings.judge(authorization)) {
            case READ ->
                Response.ok(text(), TextFormat.MEDIA_TYPE)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build();
            case NO_TOKEN -> challenge();
            case NOT_THERE -> throw ProblemException.notFound();
        };
    }

    private String text() {
        List<Metric> all =
                Stream.concat(counters.read().stream(), gauges.read().stream()).toList();
        return TextFormat.of(all);
    }

    private Response challenge() {
        Response refusal = Faults.response(
                401, ErrorCode.ACCESS_DENIED, "The token of the metrics is required.", RequestPath.of(request));
        return Response.fromResponse(refusal)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"boxoffice\"")
                .build();
    }
}
