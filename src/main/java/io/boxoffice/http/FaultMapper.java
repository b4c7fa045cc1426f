package io.boxoffice.http;

import io.boxoffice.database.Unavailable;
import io.boxoffice.log.CountedLog;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.OAuthException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger.Level;
import java.util.Arrays;

/** The catch-all: whatever is thrown leaves as one of our refusals, and nothing of it but what was meant for the caller. */
@Provider
public class FaultMapper implements ExceptionMapper<Throwable> {
    private static final CountedLog LOG = new CountedLog(FaultMapper.class);
    private static final String ALL = "anywhere";

    @Context
    HttpServletRequest request;

    @Override
    public Response toResponse(Throwable thrown) {
        RequestPath path = RequestPath.of(request);
        return switch (thrown) {
            case OAuthException refusal -> withHeaders(refusal, path);
            case ProblemException refusal ->
                ErrorWriter.response(
                        refusal.status(), ErrorCode.INVALID_REQUEST, String.valueOf(refusal.getMessage()), path);
            case WebApplicationException answer when answer.getResponse().getStatus() < 400 -> answer.getResponse();
            case WebApplicationException refusal -> ofTheContainer(refusal.getResponse(), path);
            default -> unexpected(thrown, path);
        };
    }

    private static Response withHeaders(OAuthException refusal, RequestPath path) {
        Response response =
                ErrorWriter.response(refusal.status(), refusal.code(), String.valueOf(refusal.getMessage()), path);
        refusal.headers().forEach(response.getHeaders()::putSingle);
        return response;
    }

    private static Response ofTheContainer(Response refused, RequestPath path) {
        int status = refused.getStatus();
        Response response = ErrorWriter.response(status, ErrorCode.INVALID_REQUEST, Title.of(status), path);
        String allow = refused.getHeaderString(HttpHeaders.ALLOW);
        if (allow != null) {
            response.getHeaders().putSingle(HttpHeaders.ALLOW, allow);
        }
        return response;
    }

    private static Response unexpected(Throwable thrown, RequestPath path) {
        if (Unavailable.isCauseOf(thrown)) {
            String line = "The database is not available: " + Unavailable.reason(thrown);
            LOG.write(Level.ERROR, "The database is not available", ALL, line);
            return ErrorWriter.response(503, ErrorCode.TEMPORARILY_UNAVAILABLE, "Try again shortly.", path);
        }
        String kind = "A request failed unexpectedly, " + thrown.getClass().getName() + place(thrown);
        LOG.write(Level.ERROR, kind, ALL, "A request failed unexpectedly.", thrown);
        return ErrorWriter.response(500, ErrorCode.SERVER_ERROR, "The request failed.", path);
    }

    /** Where in our code it was: one fault must not hide the trace of another. */
    private static String place(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("io.boxoffice."))
                .findFirst()
                .map(frame -> " at " + frame.getClassName() + ":" + frame.getLineNumber())
                .orElse("");
    }
}
