package io.boxoffice.accesstoken;

import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import org.jspecify.annotations.Nullable;

/** What looking at an access token came to. */
public sealed interface Verification {
    /** Everything about the token holds, its signature first. */
    record Admitted(VerifiedAccessToken verified) implements Verification {}

    /**
     * Something does not hold; to the caller every reason looks the same.
     *
     * @param reason for the operator only
     * @param verified what stands under a true signature; nothing else of a token is worth telling
     */
    record Rejected(Rejection reason, @Nullable VerifiedAccessToken verified) implements Verification {
        public Rejected(Rejection reason) {
            this(reason, null);
        }

        /** As the audit tells it. */
        public Event event() {
            Event refused = Event.refused(EventType.AUTHN_TOKEN_FAIL, reason.words());
            return verified == null
                    ? refused
                    : verified.told(refused.to(verified.subject().sub()));
        }
    }
}
