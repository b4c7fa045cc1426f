package io.boxoffice.resourceserver;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What stands before the methods of one audience: the token, its status and, if it is bound to a key, the proof of that, in this order. */
final class Protection {
    /** What it comes to. */
    sealed interface Outcome {}

    /** They may come in, as far as the token goes. */
    record Admitted(AccessToken token) implements Outcome {}

    /** They may not. */
    record Refused(Problem problem) implements Outcome {}

    private static final Set<String> SCHEMES = Set.of("bearer", "dpop");
    private static final Duration SOON = Duration.ofSeconds(1);

    private final String audience;
    private final TokenCheck tokens;
    private final StatusListFilter statuses;
    private final DpopFilter possession;

    Protection(String audience, TokenCheck tokens, StatusListFilter statuses, DpopFilter possession) {
        this.audience = audience;
        this.tokens = tokens;
        this.statuses = statuses;
        this.possession = possession;
    }

    /** Its name, as challenges have it. */
    String realm() {
        return audience;
    }

    Outcome of(ContainerRequestContext request) {
        List<String> authorization = Optional.ofNullable(request.getHeaders().get(HttpHeaders.AUTHORIZATION))
                .orElse(List.of());
        if (authorization.size() > 1) {
            return new Refused(Problem.invalidToken(audience));
        }
        return authorization.stream()
                .flatMap(header -> presented(header).stream())
                .findFirst()
                .map(token -> of(request, authorization, token))
                .orElseGet(() -> new Refused(Problem.noToken(audience)));
    }

    /** What stands behind one of the two schemes and one space (RFC 6750 2.1, RFC 9449 7.1). */
    private static Optional<String> presented(String header) {
        String[] parts = header.split(" ", 2);
        boolean isToken =
                parts.length == 2 && SCHEMES.contains(parts[0].toLowerCase(Locale.ROOT)) && !parts[1].isBlank();
        return isToken ? Optional.of(parts[1]) : Optional.empty();
    }

    private Outcome of(ContainerRequestContext request, List<String> authorization, String token) {
        TokenCheck.Outcome outcome = tokens.of(token);
        if (outcome instanceof TokenCheck.Unknown) {
            return new Refused(Problem.unavailable(SOON, "The keys of the issuer cannot be had."));
        }
        if (!(outcome instanceof TokenCheck.Good good)) {
            return new Refused(Problem.invalidToken(audience));
        }
        return statuses.refusalOf(token)
                .map(this::problem)
                .or(() -> possession.refusal(request, authorization, token).map(Problem::of))
                .<Outcome>map(Refused::new)
                .orElseGet(() -> new Admitted(good.token()));
    }

    private Problem problem(StatusListFilter.Refusal refusal) {
        return refusal.status() == 401
                ? Problem.invalidToken(audience)
                : Problem.unavailable(SOON, "Whether the token is revoked cannot be said.");
    }
}
