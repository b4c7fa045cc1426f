package io.boxoffice.audit;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.SessionId;
import io.boxoffice.oauth.TokenId;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened. Who did it, from where and when is added by {@link Audit}.
 *
 * @param target the id of what it was done to: a key, a user, a session
 * @param reason why, for the operator only
 */
public record Event(
        EventType type,
        boolean success,
        @Nullable String target,
        @Nullable Audience audience,
        @Nullable SessionId session,
        @Nullable TokenId jti,
        @Nullable String reason) {

    /** Something that was done to a target. */
    public static Event of(EventType type, String target) {
        return new Event(type, true, target, null, null, null, null);
    }

    /** Something that was not permitted, whatever it would have been done to. */
    public static Event refused(EventType type, String why) {
        return new Event(type, false, null, null, null, null, why);
    }

    /** The same, to a target. */
    public Event to(String whom) {
        return new Event(type, success, whom, audience, session, jti, reason);
    }

    /** The same, at an audience. */
    public Event at(Audience where) {
        return new Event(type, success, target, where, session, jti, reason);
    }

    /** The same, of a session. */
    public Event in(SessionId sessionId) {
        return new Event(type, success, target, audience, sessionId, jti, reason);
    }

    /** The same, of an access token. */
    public Event withToken(TokenId tokenId) {
        return new Event(type, success, target, audience, session, tokenId, reason);
    }

    /** The same, but it did not succeed. */
    public Event failed() {
        return new Event(type, false, target, audience, session, jti, reason);
    }

    /** The same, with its reason. */
    public Event because(String why) {
        return new Event(type, success, target, audience, session, jti, why);
    }
}
