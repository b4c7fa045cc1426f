package io.boxoffice.authorization;

import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.clients.Client;
import io.boxoffice.clients.Clients;
import io.boxoffice.idtoken.IdTokenHint;
import io.boxoffice.idtoken.IdTokenHints;
import io.boxoffice.json.BodyRefused;
import io.boxoffice.json.Parameters;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.GrantType;
import io.boxoffice.oauth.OAuthException;
import io.boxoffice.oauth.Scopes;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;

/**
 * Whether an authorization request is good (RFC 6749 4.1.1, 4.1.2.1). The client first, then its redirect URI, and only then anything whose error a browser may carry to
 * the client (RFC 9700 4.11).
 */
@Dependent
public class RequestCheck {
    /** What a request came to. */
    public sealed interface Outcome permits Good, Refused, UnknownClient, BadRedirectUri {}

    /** It is good; what its user may have of it is another question. */
    public record Good(AuthorizationRequest request, ReturnAddress address) implements Outcome {}

    /** It is not, and the client is told. */
    public record Refused(ReturnAddress address, ErrorCode code, String words) implements Outcome {}

    /** Nobody is told but the person at the browser. */
    public record UnknownClient() implements Outcome {}

    /** Nor here: the address is not the client's. */
    public record BadRedirectUri(Client client) implements Outcome {}

    /**
     * What a device asks for.
     *
     * @param asked its scopes; nothing where it names none
     */
    public record DeviceTarget(AudiencePolicy target, Optional<Scopes> asked) {}

    /** What is looked at; of a request that is stored nothing else is kept. */
    private static final Set<String> KNOWN = Set.of(
            "client_id",
            "redirect_uri",
            "response_type",
            "response_mode",
            "scope",
            "state",
            "nonce",
            "resource",
            "audience",
            "code_challenge",
            "code_challenge_method",
            "dpop_jkt",
            "prompt",
            "max_age",
            "login_hint",
            "id_token_hint",
            "acr_values",
            "claims",
            "ui_locales",
            "request",
            "request_uri");

    /** The same, of a device's request (RFC 8628 3.1, RFC 8707 2). */
    private static final Set<String> KNOWN_OF_DEVICE = Set.of("scope", "resource", "audience");

    /** In characters of a form: far more than the longest request that makes sense. */
    private static final int LONGEST = 16_384;

    private static final int LONGEST_HINT = 256;

    @Inject
    Clients clients;

    @Inject
    AskedAudience askedAudience;

    @Inject
    IdTokenHints hints;

    /**
     * Looks at a request.
     *
     * @param isPushed whether its client has shown who it is and pushed it (RFC 9126)
     */
    public Outcome check(Parameters parameters, boolean isPushed) {
        Optional<Client> client = RequestReading.once(parameters, "client_id")
                .flatMap(clients::find)
                .filter(found -> found.registration().enabled())
                .filter(found -> found.mayUse(GrantType.AUTHORIZATION_CODE));
        if (client.isEmpty()) {
            return new UnknownClient();
        }
        return RequestReading.once(parameters, "redirect_uri")
                .filter(client.get()::mayReturnTo)
                .map(uri -> check(parameters, address(parameters, client.get(), uri), isPushed))
                .orElseGet(() -> new BadRedirectUri(client.get()));
    }

    private static ReturnAddress address(Parameters parameters, Client client, String uri) {
        return new ReturnAddress(
                client,
                uri,
                RequestReading.once(parameters, "response_mode")
                        .flatMap(ResponseMode::parse)
                        .orElse(ResponseMode.QUERY),
                RequestReading.once(parameters, "state").filter(RequestReading::isPrintable));
    }

    private Outcome check(Parameters parameters, ReturnAddress address, boolean isPushed) {
        try {
            requireForm(parameters, address.client(), isPushed);
            return new Good(request(parameters, address), address);
        } catch (BodyRefused malformed) {
            return new Refused(address, ErrorCode.INVALID_REQUEST, String.valueOf(malformed.getMessage()));
        } catch (OAuthException refusal) {
            return new Refused(address, refusal.code(), String.valueOf(refusal.getMessage()));
        }
    }

    /** Of the parameters of a request those that are looked at: at most 16,384 characters of a form, if the request is good. */
    public static Parameters known(Parameters parameters) {
        return parameters.only(KNOWN);
    }

    /** Of the parameters of a device's request those that are looked at. */
    public static Parameters knownOfDevice(Parameters parameters) {
        return parameters.only(KNOWN_OF_DEVICE);
    }

    /**
     * What a device asks for (RFC 8628 3.1); {@link OAuthException} or {@link BodyRefused} for a request that is not good.
     *
     * @param client which may use the grant
     */
    public DeviceTarget ofDevice(Parameters parameters, Client client) {
        requireShort(knownOfDevice(parameters));
        Optional<Scopes> scope = RequestReading.scope(parameters);
        return new DeviceTarget(askedAudience.of(parameters, client, scope), scope);
    }

    private static void requireForm(Parameters parameters, Client client, boolean isPushed) {
        requireShort(known(parameters));
        requireNoObject(parameters, isPushed);
        if (client.registration().requirePushedAuthorizationRequests() && !isPushed) {
            throw BodyRefused.malformed("The client must push its requests.");
        }
        if (!parameters.text("response_type").equals("code")) {
            throw new OAuthException(ErrorCode.UNSUPPORTED_RESPONSE_TYPE, "The response_type must be code.");
        }
        if (parameters
                .optionalText("response_mode")
                .filter(mode -> ResponseMode.parse(mode).isEmpty())
                .isPresent()) {
            throw BodyRefused.malformed("The response_mode must be query or form_post.");
        }
    }

    private static void requireShort(Parameters known) {
        if (known.form().length() > LONGEST) {
            throw BodyRefused.malformed("The request is too long.");
        }
    }

    /** Neither inside nor at an address (RFC 9101 4), but for the request that was pushed. */
    private static void requireNoObject(Parameters parameters, boolean isPushed) {
        if (parameters.optionalText("request").isPresent()) {
            throw new OAuthException(ErrorCode.REQUEST_NOT_SUPPORTED, "Request objects are not taken.");
        }
        if (parameters.optionalText("request_uri").isPresent()) {
            throw isPushed
                    ? BodyRefused.malformed("The parameter request_uri is not taken here.")
                    : new OAuthException(
                            ErrorCode.REQUEST_URI_NOT_SUPPORTED, "Only the request_uri of a pushed request is taken.");
        }
    }

    private AuthorizationRequest request(Parameters parameters, ReturnAddress address) {
        RequestReading.requirePrintable(parameters, "state");
        Optional<Scopes> scope = RequestReading.scope(parameters);
        AudiencePolicy target = askedAudience.of(parameters, address.client(), scope);
        return new AuthorizationRequest(
                address,
                target,
                scope,
                RequestReading.challenge(parameters, isChallengeRequired(address.client(), scope)),
                parameters.optionalText("dpop_jkt").map(RequestReading::key),
                RequestReading.requirePrintable(parameters, "nonce"),
                RequestReading.prompts(parameters),
                parameters.optionalText("max_age").map(RequestReading::seconds),
                RequestReading.levels(parameters),
                parameters.optionalText("claims").map(AskedClaims::parse).orElse(AskedClaims.NONE),
                parameters.optionalText("id_token_hint").map(text -> hint(text, address.client())),
                parameters.optionalText("login_hint").filter(text -> text.length() <= LONGEST_HINT),
                RequestReading.once(parameters, "ui_locales"));
    }

    /** Only where its registration says so, and an ID token takes the place of the challenge, may a client do without (RFC 9700 2.1.1). */
    private static boolean isChallengeRequired(Client client, Optional<Scopes> scope) {
        return client.registration().requirePkce() || !AskedAudience.isOpenId(scope);
    }

    private IdTokenHint hint(String text, Client client) {
        return hints.read(text)
                .filter(hint -> hint.client().equals(client.id()))
                .orElseThrow(() -> BodyRefused.malformed("The id_token_hint is no ID token of this client."));
    }
}
