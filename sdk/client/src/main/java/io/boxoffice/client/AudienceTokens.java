package io.boxoffice.client;

import jakarta.annotation.Priority;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Gives each call of a JAX-RS client the token of its audience, chosen by the address that is called, and to no other
 * address: it looks at the address last, when every other filter may have changed it. It is registered on a {@code Client}
 * or a {@code WebTarget}, may be shared by any number of them, and is closed after them. A call that brings an
 * {@code Authorization} of its own keeps it. A call that is answered 401 is repeated once, with another token, if its entity
 * can be written twice: where an API wants its user to authenticate again (RFC 9470), with one for which they did.
 *
 * <p>The tokens are those of a user (by name and password), of this service itself (client credentials, RFC 6749 4.4), or of
 * whoever calls this service (token exchange, RFC 8693). They may be bound to a key (DPoP, RFC 9449).
 *
 * <p>{@code docs/client.md} has its use in ten lines, and what happens when.
 */
@Priority(AudienceTokens.LAST)
public final class AudienceTokens implements ClientRequestFilter, ClientResponseFilter, AutoCloseable {
    private static final int UNAUTHORIZED = 401;
    private static final String SENT = AudienceTokens.class.getName() + ".sent";

    /** What a call that is repeated is to be sent with, if it still goes to the same API. */
    private static final String REPEATED = AudienceTokens.class.getName() + ".repeated";

    /** Filters of requests run in the order of their priorities. */
    static final int LAST = Integer.MAX_VALUE;

    /** Jersey follows redirects unless told not to, and takes the token with it. */
    private static final String JERSEY_FOLLOWS = "jersey.config.client.followRedirects";

    private final Map<ApiAddress, Callers> callers;
    private final Presentation presentation;
    private final List<Runnable> lastly;

    /** What a call was sent with. */
    private record Sent(Callers callers, AudienceSession session, TokenPair tokens) {}

    AudienceTokens(Map<ApiAddress, Callers> callers, Presentation presentation, List<Runnable> lastly) {
        this.callers = callers;
        this.presentation = presentation;
        this.lastly = lastly;
    }

    /**
     * Tokens of one Boxoffice.
     *
     * @param issuer its address, as in the {@code iss} of its tokens: https, or http on this machine
     */
    public static AudienceTokensBuilder from(String issuer) {
        return new AudienceTokensBuilder(issuer);
    }

    @Override
    public void filter(ClientRequestContext request) {
        if (request.getHeaders().containsKey(HttpHeaders.AUTHORIZATION)) {
            return;
        }
        callers(request.getUri()).ifPresent(covering -> send(request, covering));
    }

    private void send(ClientRequestContext request, Callers covering) {
        Redirects.refuseIn(request.getClient());
        request.setProperty(JERSEY_FOLLOWS, false);
        if (request.getProperty(REPEATED) instanceof Sent repeated) {
            if (repeated.callers().equals(covering)) {
                presentation.show(request, repeated.tokens());
            }
        } else {
            AudienceSession session = covering.session();
            TokenPair tokens = session.tokens();
            presentation.show(request, tokens);
            request.setProperty(SENT, new Sent(covering, session, tokens));
        }
    }

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) throws IOException {
        if (request.getProperty(SENT) instanceof Sent sent) {
            presentation.note(request, response);
            sendNonce(request, response, sent);
            if (response.getStatus() == UNAUTHORIZED && !presentation.asksForNonce(response)) {
                sendAnother(request, response, sent, stepUp(response, sent));
            }
        } else if (request.getProperty(REPEATED) instanceof Sent repeated
                && callers(request.getUri()).equals(Optional.of(repeated.callers()))) {
            presentation.note(request, response);
        }
    }

    private void sendNonce(ClientRequestContext request, ClientResponseContext response, Sent sent) throws IOException {
        if (presentation.asksForNonce(response) && Repetition.isPossible(request)) {
            repeated(request, response, sent).into(response);
        }
    }

    private void sendAnother(
            ClientRequestContext request, ClientResponseContext response, Sent sent, Optional<StepUp> wanted)
            throws IOException {
        AudienceSession session = sent.session();
        Optional<TokenPair> other =
                wanted.isPresent() ? session.steppedUp(sent.tokens(), wanted.get()) : session.insteadOf(sent.tokens());
        if (other.isPresent() && Repetition.isPossible(request)) {
            Sent with = new Sent(sent.callers(), session, other.get());
            repeated(request, response, with).into(response);
            sendNonce(request, response, with);
        }
        if (other.isPresent() && response.getStatus() == UNAUTHORIZED) {
            noteRefusal(session, wanted.isPresent(), stepUp(response, sent).isPresent());
        }
    }

    /** Tokens that were refused for the user's sake only are good, and would not be better if they were newer. */
    private static void noteRefusal(AudienceSession session, boolean wasWanted, boolean isWanted) {
        if (wasWanted) {
            session.steppedUpInVain();
        } else if (!isWanted) {
            session.refusedAgain();
        }
    }

    private static Optional<StepUp> stepUp(ClientResponseContext response, Sent sent) {
        return StepUpReading.of(
                sent.session().audience(), response.getHeaders().getOrDefault(HttpHeaders.WWW_AUTHENTICATE, List.of()));
    }

    /** This filter comes last there, too: a token that was put in before would go wherever another filter sends the call. */
    private Repetition repeated(ClientRequestContext request, ClientResponseContext refusal, Sent with)
            throws IOException {
        return Repetition.of(request, refusal, this, Map.of(REPEATED, with), Set.of(SENT));
    }

    private Optional<Callers> callers(URI uri) {
        return longest(callers.keySet().stream().filter(api -> api.covers(uri))).map(callers::get);
    }

    private static Optional<ApiAddress> longest(Stream<ApiAddress> covering) {
        return covering.max((one, other) ->
                Integer.compare(one.path().length(), other.path().length()));
    }

    /**
     * No token any more: the calls that come fail. A refresh that is under way gets up to 5 s to be kept. The sessions
     * stay open at the Boxoffice, and in a store that lasts.
     */
    @Override
    public void close() {
        callers.values().forEach(Callers::close);
        lastly.forEach(Runnable::run);
    }
}
