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
 * address: it looks at the address last, when every other filter may have changed it. It is registered on a {@code Client} or a {@code WebTarget}, may be shared by any number of them, and is
 * closed after them. A call that brings an {@code Authorization} of its own keeps it. A call that is answered 401 is
 * repeated once, with another token, if its entity can be written twice.
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

    private final Map<ApiAddress, AudienceSession> sessions;
    private final List<Runnable> lastly;

    /** What a call was sent with. */
    private record Sent(AudienceSession session, TokenPair tokens) {}

    AudienceTokens(Map<ApiAddress, AudienceSession> sessions, List<Runnable> lastly) {
        this.sessions = sessions;
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
        session(request.getUri()).ifPresent(session -> send(request, session));
    }

    private static void send(ClientRequestContext request, AudienceSession session) {
        Redirects.refuseIn(request.getClient());
        request.setProperty(JERSEY_FOLLOWS, false);
        if (request.getProperty(REPEATED) instanceof Sent repeated) {
            if (repeated.session() == session) {
                authorize(request, repeated.tokens());
            }
        } else {
            TokenPair tokens = session.tokens();
            authorize(request, tokens);
            request.setProperty(SENT, new Sent(session, tokens));
        }
    }

    private static void authorize(ClientRequestContext request, TokenPair tokens) {
        request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.access());
    }

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) throws IOException {
        if (response.getStatus() == UNAUTHORIZED && request.getProperty(SENT) instanceof Sent sent) {
            Optional<TokenPair> newer = sent.session().insteadOf(sent.tokens());
            if (newer.isPresent() && Repetition.isPossible(request)) {
                repeated(request, response, new Sent(sent.session(), newer.get()))
                        .into(response);
            }
            if (newer.isPresent() && response.getStatus() == UNAUTHORIZED) {
                sent.session().refusedAgain();
            }
        }
    }

    /** This filter comes last there, too: a token that was put in before would go wherever another filter sends the call. */
    private Repetition repeated(ClientRequestContext request, ClientResponseContext refusal, Sent with)
            throws IOException {
        return Repetition.of(request, refusal, this, Map.of(REPEATED, with), Set.of(SENT));
    }

    private Optional<AudienceSession> session(URI uri) {
        return longest(sessions.keySet().stream().filter(api -> api.covers(uri)))
                .map(sessions::get);
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
        sessions.values().forEach(AudienceSession::close);
        lastly.forEach(Runnable::run);
    }
}
