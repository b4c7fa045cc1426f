package io.boxoffice.system;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.LinkedHashMap;
import java.util.Map;

/** RSASSA-PSS (RFC 8017 8.1) with the parameters of PS256 and with others. */
final class PssForms {
    private PssForms() {}

    static Map<String, byte[]> signatures(PrivateKey key, byte[] message) {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("as PS256", signature(key, message, MGF1ParameterSpec.SHA256, 32));
        all.put("salt of 0", signature(key, message, MGF1ParameterSpec.SHA256, 0));
        all.put("salt of 20", signature(key, message, MGF1ParameterSpec.SHA256, 20));
        all.put("salt of 222", signature(key, message, MGF1ParameterSpec.SHA256, 222));
        all.put("MGF with SHA-1", signature(key, message, MGF1ParameterSpec.SHA1, 32));
        all.put("MGF with SHA-512", signature(key, message, MGF1ParameterSpec.SHA512, 32));
        return all;
    }

    private static byte[] signature(PrivateKey key, byte[] message, MGF1ParameterSpec mask, int salt) {
        try {
            Signature signature = Signature.getInstance("RSASSA-PSS");
            signature.setParameter(
                    new PSSParameterSpec("SHA-256", "MGF1", mask, salt, PSSParameterSpec.TRAILER_FIELD_BC));
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
