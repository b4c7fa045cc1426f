package io.boxoffice.grant;

import io.boxoffice.accesstoken.AccessTokenVerifier;
import io.boxoffice.accesstoken.Verification;
import io.boxoffice.accesstoken.VerifiedAccessToken;
import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.clients.Clients;
import io.boxoffice.json.BodyRefused;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Grants;
import io.boxoffice.oauth.OAuthException;
import io.boxoffice.oauth.Secret;
import io.boxoffice.oauth.Subject;
import io.boxoffice.oauth.TokenResponse;
import io.boxoffice.refresh.Device;
import io.boxoffice.token.ExchangeOutcome;
import io.boxoffice.token.ExchangeRequest;
import io.boxoffice.token.ExchangeService;
import io.boxoffice.token.RefreshService;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;

/**
 * A token of this issuer becomes one for another audience, about the same subject (RFC 8693). The caller is the client that the token was
 * issued to, or the resource server of its audience, which then acts for the subject.
 */
@Dependent
class TokenExchangeGrant {
    private static final String TYPE = "urn:ietf:params:oauth:token-type:";
    private static final String ACCESS_TOKEN = TYPE + "access_token";
    private static final String REFRESH_TOKEN = TYPE + "refresh_token";
    private static final Set<String> ACCESS_TOKENS = Set.of(ACCESS_TOKEN, TYPE + "jwt");

    @Inject
    RequestedTarget target;

    @Inject
    ShownKey shownKey;

    @Inject
    AccessTokenVerifier verifier;

    @Inject
    Clients clients;

    @Inject
    RefreshService refreshes;

    @Inject
    ExchangeService exchange;

    TokenResponse tokens(GrantRequest request) {
        boolean asFamily = isRefreshTokenWanted(request);
        ExchangeRequest.Presented presented = presented(request, asFamily);
        AudiencePolicy policy = target.require(request);
        ExchangeRequest asked = new ExchangeRequest(
                presented,
                request.terms(),
                Optional.ofNullable(request.client().registration().resourceServerOf()),
                policy,
                request.scope(),
                actor(request),
                shownKey.use(request),
                ofMachine(presented));
        return switch (exchange.exchange(asked)) {
            case ExchangeOutcome.Exchanged exchanged ->
                exchanged.tokens().ofType(asFamily ? REFRESH_TOKEN : ACCESS_TOKEN);
            case ExchangeOutcome.Refused refused -> throw refusal(refused.reason());
        };
    }

    private static boolean isRefreshTokenWanted(GrantRequest request) {
        String wanted = request.form().optionalText("requested_token_type").orElse(ACCESS_TOKEN);
        if (!ACCESS_TOKENS.contains(wanted) && !wanted.equals(REFRESH_TOKEN)) {
            throw BodyRefused.malformed("The requested_token_type is none that is issued here.");
        }
        return wanted.equals(REFRESH_TOKEN);
    }

    private ExchangeRequest.Presented presented(GrantRequest request, boolean asFamily) {
        String token = request.form().text("subject_token");
        String type = request.form().text("subject_token_type");
        if (type.equals(REFRESH_TOKEN)) {
            if (request.proof().isPresent()
                    && !refreshes.knows(new Secret(token), request.client().id())) {
                throw badSubject();
            }
            Optional<Device> device = asFamily ? Optional.of(request.device()) : Optional.empty();
            return new ExchangeRequest.Presented.Refresh(new Secret(token), device);
        }
        if (!ACCESS_TOKENS.contains(type) || asFamily) {
            throw badSubject();
        }
        return new ExchangeRequest.Presented.Access(good(token).orElseThrow(TokenExchangeGrant::badSubject));
    }

    /** Whoever acts shows a token that was issued to this very client; without one it is the client that acts. */
    private Optional<String> actor(GrantRequest request) {
        Optional<String> token = request.form().optionalText("actor_token");
        Optional<String> type = request.form().optionalText("actor_token_type");
        if (token.isEmpty() && type.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(token.filter(
                        _ -> type.filter(ACCESS_TOKENS::contains).isPresent())
                .flatMap(this::good)
                .filter(actor -> actor.claims().client().equals(request.client().id()))
                .map(actor -> actor.subject().sub())
                .orElseThrow(() -> BodyRefused.malformed("The actor_token is not good, or is not this client's.")));
    }

    private Optional<VerifiedAccessToken> good(String token) {
        return verifier.verify(token) instanceof Verification.Admitted admitted
                ? Optional.of(admitted.verified())
                : Optional.empty();
    }

    /** A machine that is disabled by now has nothing left to hand on; its tokens are refused already. */
    private Optional<Grants> ofMachine(ExchangeRequest.Presented presented) {
        if (presented instanceof ExchangeRequest.Presented.Access access
                && access.verified().subject() instanceof Subject.OfClient machine) {
            ClientId id = machine.id();
            return clients.find(id.value()).map(client -> client.registration().audiences());
        }
        return Optional.empty();
    }

    private static OAuthException badSubject() {
        return BodyRefused.malformed("The subject_token is not good, or not this client's to exchange.");
    }

    private static OAuthException refusal(ExchangeOutcome.Reason reason) {
        return switch (reason) {
            case NOT_GRANTED -> RequestedTarget.invalid();
            case SCOPE -> GrantRequest.invalidScope();
            case SESSIONS -> new OAuthException(reason.code(), "There are as many sessions as there may be.");
            case SUBJECT, ANOTHER_CLIENT, KEY_NOT_SHOWN, TOO_MANY_ACTORS, SECOND_FACTOR -> badSubject();
        };
    }
}
