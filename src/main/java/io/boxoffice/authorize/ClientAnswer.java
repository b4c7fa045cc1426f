package io.boxoffice.authorize;

import io.boxoffice.authorization.ReturnAddress;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.RandomSecret;
import io.boxoffice.view.FormPostView;
import io.boxoffice.view.PageRequest;
import io.boxoffice.view.Views;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the browser carries back to the client (RFC 6749 4.1.2, 4.1.2.1): in the query, by 303, which never carries a form on (RFC 9700 4.12), or in a
 * form. The issuer stands in each answer (RFC 9207).
 */
@Dependent
class ClientAnswer {
    @Inject
    Issuer issuer;

    @Inject
    Views views;

    Response code(ReturnAddress address, RandomSecret code, HttpServletRequest http) {
        return answer(address, Map.of("code", code.reveal()), http);
    }

    Response error(ReturnAddress address, ErrorCode code, String words, HttpServletRequest http) {
        Map<String, String> error = new LinkedHashMap<>();
        error.put("error", code.wire());
        error.put("error_description", words);
        return answer(address, error, http);
    }

    private Response answer(ReturnAddress address, Map<String, String> what, HttpServletRequest http) {
        Map<String, String> parameters = new LinkedHashMap<>(what);
        address.state().ifPresent(state -> parameters.put("state", state));
        parameters.put("iss", issuer.url());
        return switch (address.mode()) {
            case QUERY ->
                Response.status(Response.Status.SEE_OTHER)
                        .header(HttpHeaders.LOCATION, withQuery(address.uri(), parameters))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build();
            case FORM_POST ->
                views.answer(
                        200,
                        new FormPostView(address.uri(), parameters),
                        new PageRequest(http, Optional.empty(), Optional.of(origin(address.uri()))));
        };
    }

    /** The query that is registered stays, letter for letter. */
    private static String withQuery(String uri, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return uri + (uri.indexOf('?') < 0 ? "?" : uri.endsWith("?") ? "" : "&") + query;
    }

    /** Where a form may lead in the end, as a content security policy names it: an origin, or a scheme of an application's own. */
    static String origin(String uri) {
        URI parsed = URI.create(uri);
        return parsed.getHost() == null
                ? parsed.getScheme() + ":"
                : parsed.getScheme() + "://" + parsed.getRawAuthority();
    }
}
