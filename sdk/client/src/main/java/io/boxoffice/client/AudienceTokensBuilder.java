package io.boxoffice.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Says whose tokens go where; {@link AudienceTokens#from} begins it. */
public final class AudienceTokensBuilder {
    private static final Duration LONGEST_WINDOW = Duration.ofMinutes(1);

    private final String issuer;
    private final Map<ApiAddress, Target> targets = new LinkedHashMap<>();
    private String username = "";
    private Optional<Supplier<String>> password = Optional.empty();
    private Optional<SecondFactor> secondFactor = Optional.empty();
    private Optional<Predicate<StepUp>> stepUp = Optional.empty();
    private Optional<ClientAuthentication> client = Optional.empty();
    private Optional<Supplier<@Nullable String>> subjectToken = Optional.empty();
    private Optional<DpopKey> dpop = Optional.empty();
    private TokenStore store = TokenStore.inMemory();
    private Optional<HttpClient> http = Optional.empty();
    private Optional<Executor> background = Optional.empty();
    private Duration retryWindow = Duration.ofSeconds(10);
    private LongSupplier nanos = System::nanoTime;
    private Clock clock = Clock.systemUTC();

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
        client = Optional.empty();
        return this;
    }

    /**
     * What {@link #as(String, Supplier) a user} shows where a login asks for more than their password; without it such a
     * login is refused.
     */
    public AudienceTokensBuilder secondFactor(SecondFactor newSecondFactor) {
        secondFactor = Optional.of(newSecondFactor);
        return this;
    }

    /**
     * Has a user authenticate again where an API asks for it (RFC 9470), and the call repeated once; without it such a 401 is the
     * answer. A login is done as the first one was, by password and second factor. Who is {@link #resuming} has got a new
     * session before this returns, and its refresh token is in the store.
     *
     * @param newUser asked in the thread of a call, while other calls that were refused, or need a token, wait up to 30 s; whether
     *     the user does it
     */
    public AudienceTokensBuilder onStepUp(Predicate<StepUp> newUser) {
        stepUp = Optional.of(newUser);
        return this;
    }

    /** This service calls, as itself: client credentials (RFC 6749 4.4). Nothing is stored, a token is had when it is needed. */
    public AudienceTokensBuilder as(ClientAuthentication newClient) {
        username = newClient.clientId();
        password = Optional.empty();
        client = Optional.of(newClient);
        return this;
    }

    /**
     * This service calls on behalf of whoever calls it: their access token is exchanged for one of the audience (RFC 8693),
     * by this service as a client, so {@link #as(ClientAuthentication)} must say as which.
     *
     * @param newSubjectToken the caller's access token, such as {@code jwt::getRawToken} of an injected
     *     {@code JsonWebToken}; it is asked in the thread of each call
     */
    public AudienceTokensBuilder onBehalfOf(Supplier<@Nullable String> newSubjectToken) {
        subjectToken = Optional.of(newSubjectToken);
        return this;
    }

    /** Has tokens of {@link #as(ClientAuthentication) this service} bound to a key, and proves it in each call (RFC 9449). */
    public AudienceTokensBuilder dpop(DpopKey key) {
        dpop = Optional.of(key);
        return this;
    }

    /** Who calls, by the refresh tokens that are in the store; a session that has ended is not begun anew. */
    public AudienceTokensBuilder resuming(String newUsername) {
        username = newUsername;
        password = Optional.empty();
        client = Optional.empty();
        return this;
    }

    /**
     * Which calls get the tokens of an audience: those to this address or below it. Of several that fit the longest counts.
     *
     * @param api https, or http on this machine; scheme, host, port and path are compared exactly
     */
    public AudienceTokensBuilder audience(String audience, String api) {
        return audience(audience, api, "");
    }

    /**
     * Which calls get the tokens of an audience, and what these are to allow.
     *
     * @param api as in {@link #audience(String, String)}
     * @param scope words with a space between (RFC 6749 3.3); empty for all that the audience and the caller have; the same
     *     wherever the audience is
     */
    public AudienceTokensBuilder audience(String audience, String api, String scope) {
        Target target = new Target(audience, scope);
        if (targets.values().stream().anyMatch(other -> other.audience().equals(audience) && !other.equals(target))) {
            throw new IllegalArgumentException("two scopes for " + audience);
        }
        if (targets.putIfAbsent(ApiAddress.of(SafeAddress.parse(api)), target) != null) {
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

    AudienceTokensBuilder clock(Clock newClock) {
        clock = newClock;
        return this;
    }

    /** The filter to register. Nothing is sent before the first call. */
    public AudienceTokens open() {
        if (username.isEmpty() || targets.isEmpty()) {
            throw new IllegalStateException("who calls, and where?");
        }
        if (client.isEmpty() && (subjectToken.isPresent() || dpop.isPresent())) {
            throw new IllegalStateException("only a client has tokens on behalf of others, or bound to a key");
        }
        if (password.isEmpty() && secondFactor.isPresent()) {
            throw new IllegalStateException("only a user who logs in by password shows a second factor");
        }
        if (client.isPresent() && stepUp.isPresent()) {
            throw new IllegalStateException("only a user authenticates again");
        }
        List<Runnable> lastly = new ArrayList<>();
        Optional<DpopProofs> proofs = dpop.map(key -> new DpopProofs(key, clock));
        Function<Target, Callers> caller = caller(proofs, lastly);
        Map<Target, Callers> byTarget = new HashMap<>();
        Map<ApiAddress, Callers> callers = new HashMap<>();
        targets.forEach((api, target) -> callers.put(api, byTarget.computeIfAbsent(target, caller)));
        return new AudienceTokens(Map.copyOf(callers), new Presentation(proofs), List.copyOf(lastly));
    }

    private Function<Target, Callers> caller(Optional<DpopProofs> proofs, List<Runnable> lastly) {
        BoundedHttp bounded = new BoundedHttp(http.orElseGet(AudienceTokensBuilder::ownHttp));
        Optional<TokenEndpoint> endpoint =
                client.map(known -> new TokenEndpoint(issuer, bounded, known, proofs, nanos, clock));
        if (endpoint.isPresent() && subjectToken.isPresent()) {
            return target ->
                    new SubjectCallers(subjectToken.get(), subject -> exchanged(target, endpoint.get(), subject));
        }
        Optional<Executor> executor = Optional.of(background.orElseGet(() -> Background.find(lastly)));
        LoginEndpoint login = new LoginEndpoint(issuer, bounded, nanos);
        return target -> Callers.always(endpoint.map(
                        there -> session(target, () -> there.clientCredentials(target), Optional.empty(), executor))
                .orElseGet(() -> ofAUser(target, login, executor)));
    }

    private AudienceSession ofAUser(Target target, LoginEndpoint endpoint, Optional<Executor> executor) {
        TokenOwner owner = owner(target);
        Optional<PasswordLogin> login =
                password.map(asked -> new PasswordLogin(endpoint, asked, secondFactor, target.scope()));
        Renewal renewal = new Renewal(owner, endpoint, store, login, nanos);
        Optional<SteppingUp> steppingUp = stepUp.map(user -> new SteppingUp(owner, user, renewal::again, nanos));
        return session(target, renewal, steppingUp, executor);
    }

    /** Not renewed ahead: an exchanged token ends with the one it was had for. */
    private AudienceSession exchanged(Target target, TokenEndpoint endpoint, String subject) {
        return session(target, () -> endpoint.exchange(target, subject), Optional.empty(), Optional.empty());
    }

    private AudienceSession session(
            Target target, TokenSource source, Optional<SteppingUp> steppingUp, Optional<Executor> executor) {
        // The answer to the last try must be on its way before the window ends.
        Duration patience = retryWindow.multipliedBy(4).dividedBy(5);
        TokenOwner owner = owner(target);
        TokenAttempts attempts = new TokenAttempts(owner, source, patience, nanos);
        return new AudienceSession(owner, attempts, steppingUp, executor, nanos);
    }

    private TokenOwner owner(Target target) {
        return new TokenOwner(issuer, target.audience(), username);
    }

    /** On Java 17 a client cannot be closed; its one thread ends when the filter is no longer used. */
    private static HttpClient ownHttp() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build();
    }
}
