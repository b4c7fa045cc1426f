package io.boxoffice.factor;

import io.boxoffice.oauth.RandomSecret;
import io.boxoffice.oauth.SessionId;
import io.boxoffice.oauth.UserId;
import io.boxoffice.webauthn.Octets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * Where a passkey was asked for, and of whom: only the same may answer.
 *
 * @param place one login, one authorization request or one session: what is asked there anew takes the place of what was asked before
 * @param user whose passkey it has to be; nothing where the passkey is to say who they are
 */
public record Asked(Octets place, Optional<UserId> user) {
    /** Of whoever continues a login, or answers an authorization request. */
    public static Asked at(RandomSecret handle) {
        return new Asked(Octets.of(handle.hash()), Optional.empty());
    }

    /** Of a user in one of their sessions. */
    public static Asked in(SessionId session, UserId user) {
        return new Asked(Octets.of(hash(session.toString())), Optional.of(user));
    }

    /** The same, of a user who is known by now. */
    public Asked of(UserId known) {
        return new Asked(place, Optional.of(known));
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
        }
    }
}
