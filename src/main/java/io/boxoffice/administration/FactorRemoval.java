package io.boxoffice.administration;

import io.boxoffice.factor.Factors;
import io.boxoffice.oauth.SessionId;
import io.boxoffice.oauth.UserId;
import io.boxoffice.refresh.EndReason;
import io.boxoffice.refresh.SessionService;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;

/** The transactions that remove second factors: with each commit the sessions that it ends, for who may have begun them is not known (MF-06). */
@Stateless
public class FactorRemoval {
    @Inject
    Factors factors;

    @Inject
    SessionService sessions;

    /**
     * Removes one of a user's own, and ends every session but the one that asks; whether they had it.
     *
     * @param id as {@link Factors#of} tells it
     */
    public boolean remove(UserId user, UUID id, SessionId spared) {
        boolean wasThere = factors.remove(user, id);
        if (wasThere) {
            sessions.endAllOfBut(user, spared, EndReason.Known.FACTOR_REMOVED);
        }
        return wasThere;
    }

    /** Removes all of a user's, and ends every session. */
    public void removeAll(UserId user) {
        factors.removeAll(user);
        sessions.endAllOf(user, EndReason.Known.FACTOR_REMOVED);
    }
}
