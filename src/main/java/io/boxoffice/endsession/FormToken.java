package io.boxoffice.endsession;

import io.boxoffice.oauth.RandomSecret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What the form has that no foreign page knows: a keyed hash, under what only this browser keeps while it is signed in. */
final class FormToken {
    private static final String HMAC = "HmacSHA256";
    private static final byte[] PURPOSE = "logout".getBytes(StandardCharsets.US_ASCII);

    private FormToken() {}

    static String of(RandomSecret signIn) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(signIn.reveal().getBytes(StandardCharsets.US_ASCII), HMAC));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(PURPOSE));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HMAC-SHA-256 is part of every JDK", impossible);
        }
    }

    static boolean isGood(String sent, RandomSecret signIn) {
        return MessageDigest.isEqual(
                sent.getBytes(StandardCharsets.UTF_8), of(signIn).getBytes(StandardCharsets.UTF_8));
    }
}
