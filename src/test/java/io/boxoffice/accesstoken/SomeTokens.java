package io.boxoffice.accesstoken;

import io.boxoffice.audience.CurrentAudiences;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.Secret;
import io.boxoffice.oauth.SessionId;
import io.boxoffice.oauth.Subject;
import io.boxoffice.oauth.TokenId;
import io.boxoffice.oauth.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Access tokens as a verifier makes them. */
public final class SomeTokens {
    public static final Subject SUBJECT = new Subject.OfUser(user());
    public static final SessionId SESSION = new SessionId(UUID.fromString("018f0000-0000-7000-8000-000000000002"));

    private SomeTokens() {}

    public static UserId user() {
        return new UserId(UUID.fromString("018f0000-0000-7000-8000-000000000001"));
    }

    /** Alice's. */
    public static VerifiedAccessToken of(Audience audience, @Nullable String tenant, String... roles) {
        return verified(new AccessTokenClaims(
                "https://localhost:9443",
                SUBJECT,
                ClientId.FIRST_PARTY,
                AudienceClaim.byName(audience),
                new TokenId("jti-1"),
                Scopes.parse("orders.read").orElseThrow(),
                Optional.of(SESSION),
                Optional.of(new UserClaims("alice", Set.of(roles))),
                Optional.empty(),
                Optional.ofNullable(tenant),
                Optional.empty(),
                Instant.ofEpochSecond(Claims.ISSUED),
                Instant.ofEpochSecond(Claims.ISSUED + 600),
                Optional.empty(),
                Map.of()));
    }

    /** A machine's. */
    public static VerifiedAccessToken ofMachine(Audience audience, String scope, @Nullable String tenant) {
        ClientId client = new ClientId("partner.example");
        return verified(new AccessTokenClaims(
                "https://localhost:9443",
                new Subject.OfClient(client),
                client,
                AudienceClaim.byName(audience),
                new TokenId("jti-2"),
                Scopes.parse(scope).orElseThrow(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(tenant),
                Optional.empty(),
                Instant.ofEpochSecond(Claims.ISSUED),
                Instant.ofEpochSecond(Claims.ISSUED + 600),
                Optional.empty(),
                Map.of()));
    }

    /** With these claims, as if they had stood under a signature. */
    public static VerifiedAccessToken with(Claims claims) {
        return verified(ClaimsReading.of(claims.object(), new CurrentAudiences()::spelledAs)
                .orElseThrow());
    }

    private static VerifiedAccessToken verified(AccessTokenClaims claims) {
        return VerifiedAccessToken.of(claims, new Secret("the.raw.token"));
    }
}
