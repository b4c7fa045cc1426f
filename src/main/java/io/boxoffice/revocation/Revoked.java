package io.boxoffice.revocation;

import io.boxoffice.audience.TokenLifetimes;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.SessionId;
import io.boxoffice.oauth.TokenId;
import io.boxoffice.oauth.UserId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that is refused from now on.
 *
 * @param value a {@code jti}, the id of a session, the id of a user, or that with an audience behind a space
 * @param at of a user: their sessions that began until then, by the milliseconds in their ids, are refused
 * @param until when the last token that it concerns has expired
 * @param issuedUntil of a user: a token issued until then is refused whatever session it names; nothing for none
 * @param spared of a user: the one session that is not refused; nothing for none
 */
public record Revoked(
        Kind kind,
        String value,
        Instant at,
        Instant until,
        @Nullable Instant issuedUntil,
        @Nullable SessionId spared) {
    /** When whatever was issued until now has expired, however long it may live. */
    public static Instant longest(Instant now) {
        return now.plus(TokenLifetimes.MAX_ACCESS).plus(TokenLifetimes.SKEW);
    }

    /** One access token. */
    public static Revoked token(TokenId jti, Instant now) {
        return new Revoked(Kind.JTI, jti.value(), now, longest(now), null, null);
    }

    /** A session whose last token has expired at a time. */
    public static Revoked session(SessionId id, Instant now, Instant until) {
        return new Revoked(Kind.SESSION, id.toString(), now, until, null, null);
    }

    /**
     * All that a user has.
     *
     * @param latest when their last session began, which a node whose clock is ahead may have put into the future
     */
    public static Revoked user(UserId id, Instant latest, Instant now) {
        return until(Kind.USER, id.toString(), latest, now);
    }

    /** All that a user has at one audience. */
    public static Revoked grant(UserId user, Audience audience, Instant latest, Instant now) {
        return until(Kind.GRANT, grantOf(user, audience), latest, now);
    }

    private static Revoked until(Kind kind, String value, Instant latest, Instant now) {
        Instant later = latest.isAfter(now) ? latest : now;
        return new Revoked(kind, value, later, longest(later), now, null);
    }

    /** The sessions of a user at one audience that began until a time, and no later ones, whenever their tokens were issued. */
    public static Revoked oldest(UserId user, Audience audience, Instant began, Instant now) {
        Instant later = began.isAfter(now) ? began : now;
        return new Revoked(Kind.GRANT, grantOf(user, audience), began, longest(later), null, null);
    }

    /** The same, but for one session. */
    public Revoked sparing(SessionId session) {
        return new Revoked(kind, value, at, until, issuedUntil, session);
    }

    static String grantOf(UserId user, Audience audience) {
        return user + " " + audience.name();
    }

    Bound bound() {
        return new Bound(at.toEpochMilli(), issuedUntil == null ? Bound.NEVER : issuedUntil.getEpochSecond(), spared);
    }

    /** What a revocation names. */
    public enum Kind {
        /** One access token. */
        JTI,
        /** A session: every access token of it. */
        SESSION,
        /** A user: whatever they had until then. */
        USER,
        /** A user at an audience: whatever they had there until then. */
        GRANT;

        /** The kind as it is stored. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
