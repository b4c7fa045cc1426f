package io.boxoffice.testkit;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * An issuer of one audience in the process of the test: its key set, metadata and status list are on the loopback interface, under the
 * paths that the server has, and {@link #token} makes its tokens. It is there from when it is made; as an extension of JUnit, in a
 * static field that is annotated with {@code RegisterExtension}, until the tests of its class have run, else until it is closed. It has no login and no
 * token endpoint. It may be used by any number of threads.
 */
public final class BoxofficeIssuer implements BeforeAllCallback, AutoCloseable {
    static final String ANOTHER_AUDIENCE = "another";

    private static final Namespace NAMESPACE = Namespace.create(BoxofficeIssuer.class);
    private static final Pattern AUDIENCE = Pattern.compile("[a-z][a-z0-9-]{0,62}");
    private static final String STATUS_LIST = "/statuslists/1";
    private static final String KEY_SET_TYPE = "application/json";

    /** What a status list says of itself, in seconds. */
    private static final long LIST_TTL = 5;

    private static final long LIST_LIFE = 60;

    private record Registered(BoxofficeIssuer issuer) {}

    private final String audience;
    private final Optional<IssuedStatuses> statuses;
    private final IssuerKeys keys;
    private final MovableClock clock = new MovableClock();
    private final IssuerServer server = new IssuerServer();
    private final String url = server.url();

    private BoxofficeIssuer(String audience, SigningAlgorithm algorithm, Optional<IssuedStatuses> statuses) {
        this.audience = audience;
        this.statuses = statuses;
        this.keys = new IssuerKeys(algorithm);
        publish();
    }

    /**
     * An issuer that signs by ES256 and keeps a status list.
     *
     * @param audience whose tokens it makes: {@code [a-z][a-z0-9-]{0,62}}, and not {@code another}
     */
    public static BoxofficeIssuer forAudience(String audience) {
        return forAudience(audience, SigningAlgorithm.ES256);
    }

    /** An issuer that signs by the algorithm that the service takes, and keeps a status list. */
    public static BoxofficeIssuer forAudience(String audience, SigningAlgorithm algorithm) {
        return new BoxofficeIssuer(checked(audience), algorithm, Optional.of(new IssuedStatuses()));
    }

    /** An issuer whose tokens have no {@code status}, as those of an audience that has no list. */
    public static BoxofficeIssuer withoutStatusList(String audience, SigningAlgorithm algorithm) {
        return new BoxofficeIssuer(checked(audience), algorithm, Optional.empty());
    }

    private static String checked(String audience) {
        if (!AUDIENCE.matcher(audience).matches() || audience.equals(ANOTHER_AUDIENCE)) {
            throw new IllegalArgumentException(
                    "the audience must be [a-z][a-z0-9-]{0,62}, and not " + ANOTHER_AUDIENCE);
        }
        return audience;
    }

    private void publish() {
        server.publish("/.well-known/oauth-authorization-server", "application/json", this::metadata);
        server.publish("/.well-known/openid-configuration", "application/json", this::metadata);
        server.publish("/.well-known/jwks.json", KEY_SET_TYPE, keys::jwkSetOfAll);
        server.publish(keySetPath(audience), KEY_SET_TYPE, keys::jwkSet);
        server.publish(keySetPath(ANOTHER_AUDIENCE), KEY_SET_TYPE, keys::jwkSetOfAnotherAudience);
        statuses.ifPresent(list -> server.publish(STATUS_LIST, "application/statuslist+jwt", () -> statusList(list)));
    }

    private static String keySetPath(String audience) {
        return "/.well-known/jwks/" + audience + ".json";
    }

    /** The {@code iss} of its tokens, and where its documents are: {@code http://127.0.0.1:} and a port that was free. */
    public String url() {
        return url;
    }

    /** The {@code aud} of its tokens. */
    public String audience() {
        return audience;
    }

    /** The key set of the audience (RFC 7517 5): what the service verifies by. */
    public URI keySet() {
        return URI.create(url + keySetPath(audience));
    }

    /** How often the key set of the audience was asked for: a stranger's tokens must not make it many times. */
    public int keySetReadings() {
        return server.readings(keySetPath(audience));
    }

    /** The time by which tokens and lists are made. */
    public MovableClock clock() {
        return clock;
    }

    /** A token of a user, who has the same id each time. */
    public AccessTokenBuilder token(String username) {
        return AccessTokenBuilder.ofUser(this, username);
    }

    /** The {@code sub} of a user's tokens. */
    public String userId(String username) {
        return RandomIds.user(username).toString();
    }

    /** A token of a client that is nobody's ({@code client_credentials}): without session, roles and name. */
    public AccessTokenBuilder machineToken(String clientId) {
        return AccessTokenBuilder.ofMachine(this, clientId);
    }

    /** A key of a caller, to bind tokens to. */
    public DpopKey dpopKey() {
        return new DpopKey(clock);
    }

    /** Wrong tokens of every kind, each of another fault. Those that need a status list are left out where there is none. */
    public Stream<RefusedToken> refusedTokens() {
        return refusedTokens(Strictness.GUARD);
    }

    /** The wrong tokens that a verifier must refuse who is so strict. */
    public Stream<RefusedToken> refusedTokens(Strictness strictness) {
        return Stream.of(Fault.values())
                .filter(fault -> strictness.covers(fault.refusedBy()))
                .filter(fault -> fault != Fault.REVOKED || statuses.isPresent())
                .map(fault -> new RefusedToken(fault, token("alice").with(fault)));
    }

    /** From now on a new key signs; the tokens of the one before stay good. */
    public void rotateKey() {
        keys.rotate();
    }

    /** From now on a new key signs, and the one before is published no more: its tokens are good no longer. */
    public void revokeKey() {
        keys.revoke();
    }

    /**
     * Revokes a token: from now on the status list says so. A service may go on with a list of before for {@code ttl} seconds, which are 5.
     *
     * @param token one of this issuer; {@code IllegalArgumentException} for a text that has no index of its list,
     *     {@code IllegalStateException} where it has no list
     */
    public void revoke(String token) {
        statuses.orElseThrow(() -> new IllegalStateException("this issuer keeps no status list"))
                .revoke(index(token));
    }

    private int index(String token) {
        try {
            Map<String, Object> claims = JWSObject.parse(token).getPayload().toJSONObject();
            if (claims != null
                    && claims.get("status") instanceof Map<?, ?> status
                    && status.get("status_list") instanceof Map<?, ?> list
                    && list.get("idx") instanceof Long index
                    && statusListUri().equals(list.get("uri"))) {
                return Math.toIntExact(index);
            }
            throw new IllegalArgumentException("the token has no index of this issuer's status list");
        } catch (ParseException malformed) {
            throw new IllegalArgumentException("no token", malformed);
        }
    }

    /** From now on each of its documents is answered by 503, as in an outage. */
    public void goDown() {
        server.setDown(true);
    }

    /** The outage is over. */
    public void comeBack() {
        server.setDown(false);
    }

    IssuerKeys keys() {
        return keys;
    }

    /** The claim {@code status} of one more token (Token Status List 6.2). */
    Optional<Map<String, Object>> statusReference() {
        return statuses.map(list -> Map.of("status_list", Map.of("idx", list.allocate(), "uri", statusListUri())));
    }

    private String statusListUri() {
        return url + STATUS_LIST;
    }

    /** Token Status List 5.1. */
    private String statusList(IssuedStatuses list) {
        long now = clock.instant().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", statusListUri());
        claims.put("iat", now);
        claims.put("exp", now + LIST_LIFE);
        claims.put("ttl", LIST_TTL);
        claims.put("status_list", Map.of("bits", 1, "lst", list.lst()));
        return Draft.of(this, clock.instant(), claims)
                .header("typ", "statuslist+jwt")
                .signed();
    }

    /** What verifiers read of the server's metadata (RFC 8414 2, OpenID Connect Discovery 3), and what their libraries miss without. */
    private String metadata() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("issuer", url);
        members.put("jwks_uri", url + "/.well-known/jwks.json");
        members.put("authorization_endpoint", url + "/oauth2/authorize");
        members.put("token_endpoint", url + "/oauth2/token");
        members.put("introspection_endpoint", url + "/oauth2/introspect");
        members.put("response_types_supported", List.of("code"));
        members.put("subject_types_supported", List.of("public"));
        members.put("id_token_signing_alg_values_supported", List.of("RS256"));
        return JSONObjectUtils.toJSONString(members);
    }

    /** The issuer that was registered first for the class of a test. */
    static BoxofficeIssuer of(ExtensionContext context) {
        Registered registered = context.getStore(NAMESPACE).get(Registered.class, Registered.class);
        if (registered == null) {
            throw new IllegalStateException(
                    "no BoxofficeIssuer in a static field that is annotated with RegisterExtension");
        }
        return registered.issuer();
    }

    /** Of a class within a class the store is asked for what the outer one has: only there it is closed. */
    @Override
    public void beforeAll(ExtensionContext context) {
        Store store = context.getStore(NAMESPACE);
        store.getOrComputeIfAbsent(Registered.class, none -> new Registered(this));
        store.getOrComputeIfAbsent(this, none -> this);
    }

    /** Its documents are there no more. */
    @Override
    public void close() {
        server.close();
    }

    @Override
    public String toString() {
        return url + " for " + audience;
    }
}
