package io.boxoffice.monitor;

import io.boxoffice.http.AnyQuery;
import io.boxoffice.http.ErrorWriter;
import io.boxoffice.http.ProblemException;
import io.boxoffice.http.RequestPath;
import io.boxoffice.metrics.Counters;
import io.boxoffice.metrics.Timings;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.Open;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code GET /metrics}: the page for Prometheus, open to whom {@link MonitorSettings} lets read. */
@ApplicationScoped
@Open
@AnyQuery
@Path("/metrics")
public class MetricsResource {
    @Inject
    MonitorSettings settings;

    @Inject
    Counters counters;

    @Inject
    Timings timings;

    @Inject
    Gauges gauges;

    @Context
    HttpServletRequest request;

    @GET
    public Response page(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        return switch (settings.judge(authorization)) {
            case READ ->
                Response.ok(page(all()), PrometheusTextFormatWriter.CONTENT_TYPE)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build();
            case NO_TOKEN -> challenge();
            case NOT_THERE -> throw ProblemException.notFound();
        };
    }

    private MetricSnapshots all() {
        return new MetricSnapshots(Stream.of(counters.read(), timings.read(), gauges.read())
                .flatMap(MetricSnapshots::stream)
                .toList());
    }

    private static byte[] page(MetricSnapshots all) {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(page, all, EscapingScheme.ALLOW_UTF8);
        } catch (IOException impossible) {
            throw new IllegalStateException("memory takes every byte", impossible);
        }
        return page.toByteArray();
    }

    private Response challenge() {
        Response refusal = ErrorWriter.response(
                401, ErrorCode.ACCESS_DENIED, "The token of the metrics is required.", RequestPath.of(request));
        return Response.fromResponse(refusal)
                .header(HttpHeaders.WWW_AUTHENTICATE, ErrorWriter.CHALLENGE)
                .build();
    }
}
