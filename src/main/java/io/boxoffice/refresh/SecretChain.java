package io.boxoffice.refresh;

import io.boxoffice.vault.KeyRing;
import io.boxoffice.vault.Purpose;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secrets of a session. The first is random; each further one is an HMAC of the one before under a key of the ring, so
 * that who presents a token can be given its successor again, and nobody can compute it from a dump of the database, with
 * or without the key: that takes the presented secret. What is stored is a keyed hash, under another key. So a
 * used token of a family is known (RFC 9700 4.14.2) without a row for it.
 */
@Dependent
class SecretChain {
    private static final String HMAC = "HmacSHA256";
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    KeyRing ring;

    /** 32 random bytes. */
    static byte[] firstSecret() {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        return secret;
    }

    /** The 32 bytes that are stored for a token. */
    byte[] hash(RefreshTokenValue token) {
        return hmac(Purpose.TOKEN, token);
    }

    /** The one token that follows a token. */
    RefreshTokenValue successor(RefreshTokenValue token) {
        return token.successor(hmac(Purpose.SUCCESSOR, token));
    }

    /** Whether a text is a token of its session, be it the living one or one that led to it. */
    boolean isGenuine(PresentedRefreshToken presented) {
        Session session = presented.session();
        return leadsTo(presented.text(), session.generation(), session.secretHash(), session.waypoints());
    }

    /**
     * Whether a presented token is the living one of a session, or one that led to it: it is followed to the living one or
     * to the next waypoint, whichever comes first. The hashes are compared in constant time.
     */
    boolean leadsTo(RefreshTokenValue presented, int generation, byte[] livingHash, Waypoints waypoints) {
        if (presented.generation() > generation) {
            return false;
        }
        int goal = Waypoints.next(presented.generation(), generation);
        Optional<byte[]> stored = goal == generation ? Optional.of(livingHash) : waypoints.at(goal, generation);
        return stored.filter(hash -> MessageDigest.isEqual(hash(followed(presented, goal)), hash))
                .isPresent();
    }

    private RefreshTokenValue followed(RefreshTokenValue token, int generation) {
        RefreshTokenValue last = token;
        while (last.generation() < generation) {
            last = successor(last);
        }
        return last;
    }

    private byte[] hmac(Purpose purpose, RefreshTokenValue token) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(ring.key(purpose), HMAC));
            return mac.doFinal(token.bytes());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HMAC-SHA-256 is part of every JDK", impossible);
        }
    }
}
