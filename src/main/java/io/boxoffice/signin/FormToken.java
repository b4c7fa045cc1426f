package io.boxoffice.signin;

import io.boxoffice.oauth.RandomSecret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a form of ours has that no foreign page knows: a keyed hash of which form it is, under what only this browser keeps. It is there
 * before anybody signs in, so that nobody is signed in unseen as somebody else (RFC 9700 4.7, OA-13).
 */
public final class FormToken {
    private static final String HMAC = "HmacSHA256";

    private FormToken() {}

    /**
     * The token of a form.
     *
     * @param kept what the browser keeps in a cookie
     * @param form which form it is, of which request
     */
    public static String of(RandomSecret kept, String form) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(kept.reveal().getBytes(StandardCharsets.US_ASCII), HMAC));
            byte[] hash = mac.doFinal(form.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HMAC-SHA-256 is part of every JDK", impossible);
        }
    }

    /** Whether a form has its token. */
    public static boolean isGood(String sent, RandomSecret kept, String form) {
        return MessageDigest.isEqual(
                sent.getBytes(StandardCharsets.UTF_8), of(kept, form).getBytes(StandardCharsets.UTF_8));
    }
}
