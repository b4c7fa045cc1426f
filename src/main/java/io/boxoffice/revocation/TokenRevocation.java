package io.boxoffice.revocation;

import io.boxoffice.audit.Audit;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.oauth.TokenId;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

/** The transaction that revokes one access token for its remaining life, whatever that is. */
@Stateless
public class TokenRevocation {
    @Inject
    RevocationRows rows;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** Refuses the token of this id from now on. */
    public void revoke(TokenId jti, String reason) {
        Instant now = clock.instant();
        rows.record(Revoked.token(jti, now), reason);
        audit.record(Event.of(EventType.AUTHN_TOKEN_REVOKED, jti.value())
                .withToken(jti)
                .because(reason));
    }
}
