package io.boxoffice.guard;

import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** What looking at an access token came to. */
sealed interface Verification {
    /** Everything about the token holds, its signature first. */
    record Admitted(VerifiedAccessToken verified, JsonWebToken token) implements Verification {
        @Override
        public String toString() {
            return "Admitted[" + verified.jti() + "]";
        }
    }

    /** Nothing was presented that could be a token. */
    record Absent() implements Verification {}

    /**
     * Something does not hold; to the caller every reason looks the same.
     *
     * @param reason for the operator only
     * @param verified what stands under a true signature; nothing else of a token is worth telling
     */
    record Rejected(Rejection reason, @Nullable VerifiedAccessToken verified) implements Verification {
        Rejected(Rejection reason) {
            this(reason, null);
        }

        /** As the audit tells it. */
        Event event() {
            Event refused = Event.refused(EventType.AUTHN_TOKEN_FAIL, reason.words());
            return verified == null
                    ? refused
                    : refused.to(verified.subject().toString())
                            .at(verified.audience())
                            .in(verified.session())
                            .withToken(verified.jti());
        }
    }
}
