package io.boxoffice.resourceserver;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a {@link ResourceServer} is told: its audiences, a line each, and the policies that its methods name. */
public final class ResourceServerBuilder {
    private static final Pattern AUDIENCE = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    private final URI issuer;
    private final URI address;

    /** The {@code aud} of each audience, by its name. */
    private final Map<String, String> audiences = new LinkedHashMap<>();

    private final Map<String, Predicate<AccessToken>> policies = new LinkedHashMap<>();
    private HttpClient http = HttpClient.newHttpClient();
    private Clock clock = Clock.systemUTC();
    private Optional<String> verifier = Optional.empty();

    ResourceServerBuilder(URI issuer, URI address) {
        this.issuer = issuer;
        this.address = address;
    }

    /** Takes tokens of an audience, whose name is their {@code aud}. */
    public ResourceServerBuilder audience(String name) {
        return audience(name, name);
    }

    /**
     * Takes tokens of an audience that says {@code "aud": "resource"}.
     *
     * @param name whose keys verify
     * @param aud the resource: the {@code aud} of its tokens
     */
    public ResourceServerBuilder audience(String name, String aud) {
        if (!AUDIENCE.matcher(name).matches()) {
            throw new IllegalArgumentException("the name of an audience is " + AUDIENCE);
        }
        audiences.put(name, aud);
        return this;
    }

    /**
     * Gives a policy a name.
     *
     * @param admits who may call, of those with a good token
     */
    public ResourceServerBuilder policy(String name, Predicate<AccessToken> admits) {
        policies.put(name, admits);
        return this;
    }

    /** Reads key sets and status lists under the name by which each of its audiences has this service among its verifiers. */
    public ResourceServerBuilder named(String name) {
        if (!AUDIENCE.matcher(name).matches()) {
            throw new IllegalArgumentException("the name of a verifier is " + AUDIENCE);
        }
        verifier = Optional.of(name);
        return this;
    }

    /** What speaks to the issuer, with the trust that its certificate needs; else the client that Java has. */
    public ResourceServerBuilder over(HttpClient client) {
        http = client;
        return this;
    }

    /** The time that tokens are compared with, such as that of a test. */
    public ResourceServerBuilder by(Clock time) {
        clock = time;
        return this;
    }

    /** The resource server; {@code IllegalArgumentException} without an audience, or if an address is not https, nor http on this machine. */
    public ResourceServer build() {
        if (audiences.isEmpty()) {
            throw new IllegalArgumentException("a resource server is of an audience");
        }
        DpopFilter possession = new DpopFilter(address, clock);
        Map<String, Protection> protections = new LinkedHashMap<>();
        audiences.forEach((name, aud) -> protections.put(name, protection(name, aud, possession)));
        return new ResourceServer(protections, policies);
    }

    private Protection protection(String name, String aud, DpopFilter possession) {
        StatusListSource lists = StatusListSource.of(issuer.toString(), name);
        URI keySet = verifier.map(own -> URI.create(issuer + "/.well-known/jwks/" + name + "/" + own + ".json"))
                .orElse(lists.keys());
        StatusListFilter statuses = verifier.map(own -> StatusListFilter.named(lists, own, http, clock))
                .orElseGet(() -> new StatusListFilter(lists, http, clock));
        AudienceKeys keys = new AudienceKeys(keySet, new HttpFetch(http), clock);
        TokenCheck tokens = new TokenCheck(new ClaimsCheck(issuer.toString(), aud), keys, clock);
        return new Protection(name, tokens, statuses, possession);
    }
}
