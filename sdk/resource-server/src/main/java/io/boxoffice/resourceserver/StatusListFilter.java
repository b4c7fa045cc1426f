package io.boxoffice.resourceserver;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.Principal;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a token that was revoked, in a service that verifies tokens by MicroProfile JWT: 401 if the status list says so,
 * 503 if no list that is young enough can be had. A token without the claim {@code status} passes, as does a request that
 * no token has let in: who may come without one is for others to say. It is registered as an instance, such as by
 * {@code Application.getSingletons}.
 */
@Priority(Priorities.AUTHORIZATION)
public class StatusListFilter implements ContainerRequestFilter {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");
    private static final Refusal INVALID = new Refusal(
            401,
            HttpHeaders.WWW_AUTHENTICATE,
            "Bearer error=\"invalid_token\", error_description=\"The token is not valid\"");
    private static final Refusal STALE = new Refusal(503, HttpHeaders.RETRY_AFTER, "1");

    record Refusal(int status, String header, String value) {}

    private final StatusListSource source;
    private final String suffix;
    private final Clock clock;
    private final HttpFetch http;
    private final ListVerification verification;
    private final Map<String, CachedList> lists = new ConcurrentHashMap<>();

    /**
     * A filter.
     *
     * @param http what speaks to the issuer, with the trust that its certificate needs
     */
    public StatusListFilter(StatusListSource source, HttpClient http, Clock clock) {
        this(source, "", http, clock);
    }

    private StatusListFilter(StatusListSource source, String suffix, HttpClient http, Clock clock) {
        this.source = source;
        this.suffix = suffix;
        this.clock = clock;
        this.http = new HttpFetch(http);
        this.verification = new ListVerification(source.keys(), this.http, clock);
    }

    /**
     * A filter that reads the lists under the name by which the audience lists this service among its verifiers, so that the issuer knows
     * who has read them.
     *
     * @param verifier {@code [a-z][a-z0-9-]{0,62}}
     * @param http what speaks to the issuer, with the trust that its certificate needs
     */
    public static StatusListFilter named(StatusListSource source, String verifier, HttpClient http, Clock clock) {
        if (!NAME.matcher(verifier).matches()) {
            throw new IllegalArgumentException("verifier must match " + NAME);
        }
        return new StatusListFilter(source, "/" + verifier, http, clock);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        refusal(request.getSecurityContext().getUserPrincipal())
                .ifPresent(refusal -> request.abortWith(Response.status(refusal.status())
                        .header(refusal.header(), refusal.value())
                        .build()));
    }

    Optional<Refusal> refusal(@Nullable Principal caller) {
        return caller instanceof JsonWebToken token ? refusalOf(String.valueOf(token.getRawToken())) : Optional.empty();
    }

    /** Of a token whose signature is verified already. */
    Optional<Refusal> refusalOf(String token) {
        StatusClaim claim = StatusClaim.of(token);
        if (claim instanceof StatusClaim.Reference reference) {
            return refusal(reference);
        }
        return claim instanceof StatusClaim.Absent ? Optional.empty() : Optional.of(INVALID);
    }

    private Optional<Refusal> refusal(StatusClaim.Reference reference) {
        if (!source.covers(reference.uri())) {
            return Optional.of(INVALID);
        }
        return switch (list(reference.uri()).of(reference.index())) {
            case VALID -> Optional.empty();
            case INVALID -> Optional.of(INVALID);
            case UNKNOWN -> Optional.of(STALE);
        };
    }

    private CachedList list(String uri) {
        return lists.computeIfAbsent(
                uri,
                name -> new CachedList(
                        CachedList.from(name, URI.create(name + suffix), http, verification),
                        source.maxStaleness(),
                        clock));
    }
}
