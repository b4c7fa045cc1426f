package io.boxoffice.idtoken;

import io.boxoffice.oauth.Issuer;
import io.boxoffice.signing.Keys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Issues ID tokens (OpenID Connect Core 2), with keys that sign nothing else but logout tokens. */
@ApplicationScoped
public class IdTokens {
    /** The {@code typ} of their header, by which none of our other tokens is one (RFC 8725 3.11). */
    static final String TYPE = "JWT";

    /** A client looks at it once, when it comes; whoever finds it later is not to sign in with it. */
    static final Duration LIFE = Duration.ofMinutes(5);

    @Inject
    Keys keys;

    @Inject
    Issuer issuer;

    @Inject
    Clock clock;

    /**
     * An ID token as it goes out.
     *
     * @param accessToken the one that is issued with it, for {@code at_hash} (OpenID Connect Core 3.1.3.6)
     */
    public String issue(IdTokenFacts facts, String accessToken) {
        Instant now = clock.instant();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put(IdTokenClaimNames.ISSUER, issuer.url());
        claims.put(IdTokenClaimNames.SUBJECT, facts.user().id().toString());
        claims.put(IdTokenClaimNames.AUDIENCE, facts.client().value());
        claims.put("azp", facts.client().value());
        claims.put("exp", now.plus(LIFE).getEpochSecond());
        claims.put("iat", now.getEpochSecond());
        claims.put("auth_time", facts.authentication().at().getEpochSecond());
        claims.put("acr", facts.authentication().level());
        claims.put("amr", List.copyOf(facts.authentication().methods()));
        claims.put("at_hash", TokenHash.of(accessToken, facts.alg()));
        facts.nonce().ifPresent(nonce -> claims.put("nonce", nonce));
        facts.signIn().ifPresent(id -> claims.put(IdTokenClaimNames.SIGN_IN, id.toString()));
        claims.putAll(AskedClaims.of(facts.user(), facts.asked()));
        return keys.signForClient(facts.alg(), TYPE, claims);
    }
}
