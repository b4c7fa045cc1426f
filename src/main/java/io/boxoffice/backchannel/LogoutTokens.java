package io.boxoffice.backchannel;

import io.boxoffice.clients.Client;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.signing.Keys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Logout tokens (OpenID Connect Back-Channel Logout 2.4): the same keys as for ID tokens, and a type that none of them has. */
@ApplicationScoped
class LogoutTokens {
    private static final String TYPE = "logout+jwt";
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final Duration LIFE = Duration.ofMinutes(2);

    @Inject
    Keys keys;

    @Inject
    Issuer issuer;

    @Inject
    Clock clock;

    /** Another one for each try, so that none that was kept on the way is good for long. There is never a nonce, by which it could pass for an ID token. */
    String token(LogoutNotice notice, Client client) {
        Instant now = clock.instant();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer.url());
        claims.put("sub", notice.user().toString());
        claims.put("aud", client.id().value());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(LIFE).getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("events", Map.of(EVENT, Map.of()));
        claims.put("sid", notice.signIn().toString());
        return keys.signForClient(client.registration().idTokenSignedResponseAlg(), TYPE, claims);
    }
}
