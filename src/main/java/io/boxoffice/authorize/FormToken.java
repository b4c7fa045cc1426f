package io.boxoffice.authorize;

import io.boxoffice.oauth.RandomSecret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a form of ours has that no foreign page knows: a keyed hash of the request and the step, under what only this browser keeps. It is there
 * before anybody signs in, so that nobody is signed in unseen as somebody else (RFC 9700 4.7, OA-13).
 */
final class FormToken {
    private static final String HMAC = "HmacSHA256";

    private FormToken() {}

    /** The token of a form. */
    static String of(RandomSecret browser, RandomSecret handle, String step) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(browser.reveal().getBytes(StandardCharsets.US_ASCII), HMAC));
            byte[] hash = mac.doFinal((handle.reveal() + ' ' + step).getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HMAC-SHA-256 is part of every JDK", impossible);
        }
    }

    /** Whether a form has the token of its step. */
    static boolean isGood(String sent, RandomSecret browser, RandomSecret handle, String step) {
        return MessageDigest.isEqual(
                sent.getBytes(StandardCharsets.UTF_8), of(browser, handle, step).getBytes(StandardCharsets.UTF_8));
    }
}
