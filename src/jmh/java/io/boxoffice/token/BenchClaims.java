package io.boxoffice.token;

import io.boxoffice.accesstoken.AccessTokenClaims;
import io.boxoffice.accesstoken.AudienceClaim;
import io.boxoffice.accesstoken.UserClaims;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.SessionId;
import io.boxoffice.oauth.Subject;
import io.boxoffice.oauth.TokenId;
import io.boxoffice.oauth.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The claims of an ordinary user's access token, made as for a login. */
final class BenchClaims {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String ISSUER = "https://tickets.example.org";
    private static final Scopes SCOPE =
            Scopes.of(List.of("account:read", "account:write", "users:read", "users:write"));

    private BenchClaims() {}

    static Map<String, Object> next() {
        return new AccessTokenClaims(
                        ISSUER,
                        new Subject.OfUser(new UserId(new UUID(1, 2))),
                        ClientId.FIRST_PARTY,
                        AudienceClaim.byName(Audience.SERVER),
                        TokenId.random(),
                        SCOPE,
                        Optional.of(new SessionId(new UUID(3, 4))),
                        Optional.of(new UserClaims("ada@example.org", Set.of("admin", "auditor"))),
                        Optional.of(Authentication.byPassword(NOW)),
                        Optional.of("acme"),
                        Optional.empty(),
                        NOW,
                        NOW.plusSeconds(300),
                        Optional.empty(),
                        Map.of("department", "research"))
                .toMap();
    }
}
