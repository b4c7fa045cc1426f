package io.boxoffice.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;

/** An attacker's key with a certificate that it signed itself, made by the JDK's keytool. */
final class SelfSigned {
    private static final String PASSWORD = "changeit";

    private final PrivateKey key;
    private final byte[] der;

    private SelfSigned(PrivateKey key, byte[] der) {
        this.key = key;
        this.der = der;
    }

    static SelfSigned make(Path scratch) {
        Path file = scratch.resolve("self-signed.p12");
        try {
            int code = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-keyalg",
                            "RSA",
                            "-keysize",
                            "2048",
                            "-dname",
                            "CN=localhost",
                            "-alias",
                            "x",
                            "-keystore",
                            file.toString(),
                            "-storepass",
                            PASSWORD)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            return code == 0 ? read(file) : unmade();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return unmade();
        }
    }

    private static SelfSigned unmade() {
        throw new IllegalStateException("keytool did not make a certificate");
    }

    private static SelfSigned read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            PrivateKey key = (PrivateKey) Objects.requireNonNull(store.getKey("x", PASSWORD.toCharArray()));
            return new SelfSigned(key, store.getCertificate("x").getEncoded());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The certificate as {@code x5c} holds it: base64, not base64url (RFC 7515 4.1.6). */
    String certificate() {
        return Base64.getEncoder().encodeToString(der);
    }

    String thumbprint(String algorithm) {
        try {
            return TokenText.encode(MessageDigest.getInstance(algorithm).digest(der));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A header with one certificate member, and a kid unless it is empty. */
    String header(String kid, String member, Object value) {
        Map<String, Object> members = Json.map("alg", "RS256", "typ", "at+jwt", member, value);
        if (!kid.isEmpty()) {
            members.put("kid", kid);
        }
        return Json.text(members);
    }

    String token(String header, String claims) {
        try {
            TokenText unsigned = new TokenText(TokenText.encode(header), TokenText.encode(claims), "");
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(unsigned.signed());
            return unsigned.withSignature(signature.sign()).compact();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
