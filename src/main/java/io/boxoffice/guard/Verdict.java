package io.boxoffice.guard;

import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** What an inspection came to. */
sealed interface Verdict {
    /** Everything about the token holds, its signature first. */
    record Admitted(Ticket ticket, JsonWebToken token) implements Verdict {
        @Override
        public String toString() {
            return "Admitted[" + ticket.jti() + "]";
        }
    }

    /** Nothing was presented that could be a token. */
    record Absent() implements Verdict {}

    /**
     * Something does not hold; to the caller every reason looks the same.
     *
     * @param reason for the operator only
     * @param ticket what stands under a true signature; nothing else of a token is worth telling
     */
    record Rejected(Reason reason, @Nullable Ticket ticket) implements Verdict {
        Rejected(Reason reason) {
            this(reason, null);
        }

        /** As the audit tells it. */
        Event event() {
            Event refused = Event.refused(EventType.AUTHN_TOKEN_FAIL, reason.words());
            return ticket == null
                    ? refused
                    : refused.to(ticket.subject().toString())
                            .at(ticket.audience())
                            .in(ticket.session())
                            .withToken(ticket.jti());
        }
    }
}
