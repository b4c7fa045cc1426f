package io.boxoffice.testkit;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * An access token as the server makes it (RFC 9068 2.2), for an audience and at the time of its issuer: what is not said is as after a login
 * by password. {@link #signed} makes it; {@link #with} and the methods below it make one that is wrong in one way, and right in all
 * others. Each makes a new token at each call.
 */
public final class AccessTokenBuilder {
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final BoxofficeIssuer issuer;
    private final Map<String, Object> holder;
    private final Map<String, Object> said = new LinkedHashMap<>();
    private Set<String> scopes = new TreeSet<>();
    private Duration lifetime = LIFETIME;

    private AccessTokenBuilder(BoxofficeIssuer issuer, Map<String, Object> holder) {
        this.issuer = issuer;
        this.holder = holder;
    }

    static AccessTokenBuilder ofUser(BoxofficeIssuer issuer, String username) {
        Map<String, Object> holder = new LinkedHashMap<>();
        Instant now = issuer.clock().instant();
        holder.put("sub", RandomIds.user(username).toString());
        holder.put("client_id", "boxoffice");
        holder.put("sid", RandomIds.session(now).toString());
        holder.put("upn", username);
        holder.put("groups", List.of("user"));
        holder.put("auth_time", now.getEpochSecond());
        holder.put("amr", List.of("pwd"));
        holder.put("acr", "aal1");
        return new AccessTokenBuilder(issuer, holder);
    }

    static AccessTokenBuilder ofMachine(BoxofficeIssuer issuer, String clientId) {
        return new AccessTokenBuilder(issuer, new LinkedHashMap<>(Map.of("sub", clientId, "client_id", clientId)));
    }

    /** What it permits (RFC 6749 3.3), beside what was named before. */
    public AccessTokenBuilder scope(String... names) {
        scopes.addAll(Arrays.asList(names));
        return this;
    }

    /** The roles of its user: the claim {@code groups}, which is {@code user} unless it is said. */
    public AccessTokenBuilder roles(String... names) {
        return said("groups", List.of(names));
    }

    /** The tenant of its user or machine. */
    public AccessTokenBuilder tenant(String name) {
        return said("tenant", name);
    }

    /** The client that asked for a user's token, which is {@code boxoffice} unless it is said. */
    public AccessTokenBuilder client(String clientId) {
        return said("client_id", clientId);
    }

    /** A claim of the user's own: a text or a boolean. */
    public AccessTokenBuilder claim(String name, Object value) {
        return said(name, value);
    }

    /**
     * How its user has shown who they are (RFC 9068 2.2.1).
     *
     * @param level such as {@code aal2}: the claim {@code acr}
     * @param methods such as {@code pwd}, {@code otp}, {@code mfa}: the claim {@code amr}
     */
    public AccessTokenBuilder authenticated(Instant at, String level, String... methods) {
        return said("auth_time", at.getEpochSecond()).said("acr", level).said("amr", List.of(methods));
    }

    /** Who acts for its subject (RFC 8693 4.1): the id of a client. */
    public AccessTokenBuilder actor(String sub) {
        return said("act", Map.of("sub", sub));
    }

    /** Bound to a key (RFC 9449 6.1): it goes with the scheme {@code DPoP} and a {@link DpopKey#proof}. */
    public AccessTokenBuilder boundTo(DpopKey key) {
        return said("cnf", Map.of("jkt", key.thumbprint()));
    }

    /** How long it is good from now, 10 minutes unless it is said; the server makes none that is good for more than an hour. */
    public AccessTokenBuilder lifetime(Duration time) {
        lifetime = time;
        return this;
    }

    private AccessTokenBuilder said(String name, Object value) {
        said.put(name, value);
        return this;
    }

    /** A good token. */
    public String signed() {
        return draft().signed();
    }

    /**
     * A token of the audience {@code another}, by its key: good there, for a service of both audiences, and none to bring to this one. That audience keeps no
     * status list.
     */
    public String signedForAnotherAudience() {
        return draft().claim("aud", BoxofficeIssuer.ANOTHER_AUDIENCE)
                .without("status")
                .namingAndSignedBy(issuer.keys().ofAnotherAudience());
    }

    /** A token that is wrong in this way. */
    public String with(Fault fault) {
        return fault.token(draft());
    }

    /** Over for an hour. */
    public String expired() {
        return with(Fault.EXPIRED);
    }

    /** Without an end. */
    public String withoutEnd() {
        return with(Fault.NO_END);
    }

    /** Good from in ten minutes on ({@code nbf}). */
    public String notYetValid() {
        return with(Fault.NOT_YET_VALID);
    }

    /** Issued in an hour. */
    public String issuedInTheFuture() {
        return with(Fault.ISSUED_IN_THE_FUTURE);
    }

    /** Good for longer than the server makes any. */
    public String livingTooLong() {
        return with(Fault.LIVING_TOO_LONG);
    }

    /** Of another issuer. */
    public String ofAnotherIssuer() {
        return with(Fault.ANOTHER_ISSUER);
    }

    /** For another audience, by the key of this one. */
    public String forAnotherAudience() {
        return with(Fault.ANOTHER_AUDIENCE);
    }

    /** For this audience, by the key of another one. */
    public String byTheKeyOfAnotherAudience() {
        return with(Fault.KEY_OF_ANOTHER_AUDIENCE);
    }

    /** Without who it is about. */
    public String withoutSubject() {
        return with(Fault.NO_SUBJECT);
    }

    /** A JWT that is no access token. */
    public String ofAnotherType() {
        return with(Fault.TYPE_JWT);
    }

    /** With {@code alg} {@code none} and nothing behind the last dot. */
    public String unsigned() {
        return with(Fault.ALGORITHM_NONE);
    }

    /** With the name of another algorithm than its key's. */
    public String ofAnotherAlgorithm() {
        return with(Fault.ANOTHER_ALGORITHM);
    }

    /** By a key that was never published. */
    public String byAStranger() {
        return with(Fault.STRANGERS_KEY);
    }

    /** By a key that is published no more. */
    public String byAWithdrawnKey() {
        return with(Fault.WITHDRAWN_KEY);
    }

    /** Whose claims are not those that were signed. */
    public String altered() {
        return with(Fault.ALTERED_CLAIMS);
    }

    /** That is no token at all. */
    public String malformed() {
        return with(Fault.NO_TOKEN);
    }

    /** With a header that the server does not make. */
    public String withAnotherHeader() {
        return with(Fault.CRITICAL_EXTENSION);
    }

    /** Whose bit in the status list is set. {@code IllegalStateException} where the issuer has no list. */
    public String revoked() {
        return with(Fault.REVOKED);
    }

    /** Bound to a key, and so none to bring as {@code Bearer}. */
    public String boundToAKey() {
        return with(Fault.BOUND);
    }

    /** Wrong calls with this token, bound to a key: of every kind, each of another fault. */
    public Stream<RefusedProof> refusedProofs(String method, URI uri) {
        return refusedProofs(Strictness.GUARD, method, uri);
    }

    /**
     * The wrong calls with this token, bound to a key, that a service must refuse which is so strict.
     *
     * @param method such as {@code GET}
     * @param uri where the call goes, as its caller sees it
     */
    public Stream<RefusedProof> refusedProofs(Strictness strictness, String method, URI uri) {
        return Stream.of(ProofFault.values())
                .filter(fault -> strictness.covers(fault.refusedBy()))
                .map(fault -> refusedProof(fault, method, uri));
    }

    /** A call with this token, bound to a key of its own, that is wrong in this way. */
    public RefusedProof refusedProof(ProofFault fault, String method, URI uri) {
        DpopKey key = issuer.dpopKey();
        String bound = draft().claim("cnf", Map.of("jkt", key.thumbprint())).signed();
        return fault.of(new BoundCall(
                key.key(),
                bound,
                draft().without("cnf").signed(),
                method,
                uri,
                issuer.clock().instant()));
    }

    private Draft draft() {
        Instant now = issuer.clock().instant();
        Map<String, Object> claims = new LinkedHashMap<>(holder);
        claims.putAll(said);
        claims.put("iss", issuer.url());
        claims.put("aud", issuer.audience());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(lifetime).getEpochSecond());
        claims.put("jti", RandomIds.token());
        claims.put("scope", String.join(" ", scopes));
        issuer.statusReference().ifPresent(status -> claims.put("status", status));
        return Draft.of(issuer, now, claims);
    }
}
