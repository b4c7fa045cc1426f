package io.boxoffice.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Says whose tokens go where; {@link AudienceTokens#from} begins it. */
public final class AudienceTokensBuilder {
    private static final Duration LONGEST_WINDOW = Duration.ofMinutes(1);

    private final String issuer;
    private final Map<ApiAddress, String> audiences = new LinkedHashMap<>();
    private String username = "";
    private Optional<Supplier<String>> password = Optional.empty();
    private TokenStore store = TokenStore.inMemory();
    private Optional<HttpClient> http = Optional.empty();
    private Optional<Executor> background = Optional.empty();
    private Duration retryWindow = Duration.ofSeconds(10);
    private LongSupplier nanos = System::nanoTime;

    AudienceTokensBuilder(String issuer) {
        URI address = SafeAddress.parse(issuer);
        if (!SafeAddress.isSafe(address)) {
            throw new IllegalArgumentException(
                    "the issuer must be an https URL, or http on this machine, without user: "
                            + SafeAddress.printed(address));
        }
        this.issuer = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    }

    /**
     * Who calls.
     *
     * @param newPassword asked each time a login is due, and only then; nothing keeps what it gives
     */
    public AudienceTokensBuilder as(String newUsername, Supplier<String> newPassword) {
        username = newUsername;
        password = Optional.of(newPassword);
        return this;
    }

    /** Who calls, by the refresh tokens that are in the store; a session that has ended is not begun anew. */
    public AudienceTokensBuilder resuming(String newUsername) {
        username = newUsername;
        password = Optional.empty();
        return this;
    }

    /**
     * Which calls get the tokens of an audience: those to this address or below it. Of several that fit the longest counts.
     *
     * @param api https, or http on this machine; scheme, host, port and path are compared exactly
     */
    public AudienceTokensBuilder audience(String audience, String api) {
        if (audiences.putIfAbsent(ApiAddress.of(SafeAddress.parse(api)), audience) != null) {
            throw new IllegalArgumentException("two audiences at " + api);
        }
        return this;
    }

    /** Where refresh tokens are kept; unless this is said, in memory. */
    public AudienceTokensBuilder keptIn(TokenStore newStore) {
        store = newStore;
        return this;
    }

    /** What speaks to the Boxoffice, with the trust that its certificate needs; it must not follow redirects. It stays open. */
    public AudienceTokensBuilder over(HttpClient newHttp) {
        http = Optional.of(newHttp);
        return this;
    }

    /** What runs a refresh ahead of expiry; unless this is said, the container's executor, or else a thread of its own. */
    public AudienceTokensBuilder background(Executor newBackground) {
        background = Optional.of(newBackground);
        return this;
    }

    /** The retry window of the audiences, {@code PT0S} to {@code PT1M}, unless it is 10 s: a try is repeated within it only. */
    public AudienceTokensBuilder retryWindow(Duration newWindow) {
        if (newWindow.isNegative() || newWindow.compareTo(LONGEST_WINDOW) > 0) {
            throw new IllegalArgumentException("a retry window is PT0S to PT1M");
        }
        retryWindow = newWindow;
        return this;
    }

    AudienceTokensBuilder nanos(LongSupplier newNanos) {
        nanos = newNanos;
        return this;
    }

    /** The filter to register. Nothing is sent before the first call. */
    public AudienceTokens open() {
        if (username.isEmpty() || audiences.isEmpty()) {
            throw new IllegalStateException("who calls, and where?");
        }
        List<Runnable> lastly = new ArrayList<>();
        TokenEndpoint endpoint = new TokenEndpoint(issuer, http.orElseGet(AudienceTokensBuilder::ownHttp), nanos);
        Executor executor = background.orElseGet(() -> Background.find(lastly));
        Map<String, AudienceSession> byAudience = new HashMap<>();
        Map<ApiAddress, AudienceSession> sessions = new HashMap<>();
        audiences.forEach((api, audience) ->
                sessions.put(api, byAudience.computeIfAbsent(audience, name -> session(name, endpoint, executor))));
        return new AudienceTokens(Map.copyOf(sessions), List.copyOf(lastly));
    }

    private AudienceSession session(String audience, TokenEndpoint endpoint, Executor executor) {
        TokenOwner owner = new TokenOwner(issuer, audience, username);
        // The answer to the last try must be on its way before the window ends.
        Duration patience = retryWindow.multipliedBy(4).dividedBy(5);
        return new AudienceSession(
                owner, new Renewal(owner, endpoint, store, password, patience, nanos), executor, nanos);
    }

    /** On Java 17 a client cannot be closed; its one thread ends when the filter is no longer used. */
    private static HttpClient ownHttp() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build();
    }
}
