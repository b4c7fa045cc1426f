package io.boxoffice.boot.embedded;

import io.boxoffice.boot.PreflightFailure;
import io.boxoffice.oauth.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;

/**
 * The server's own certificate for localhost, made on the first start and again shortly before it expires, by the JDK's
 * {@code keytool}. Callers trust it by its PEM file.
 */
final class TlsKeyStore {
    private static final String STORE = "tls.p12";
    private static final String PASSWORD = "tls.password";
    private static final String PEM = "tls.pem";
    private static final String ALIAS = "default";
    private static final int DAYS = 825;
    /** The password has 256 random bits: more iterations would only delay each start. */
    private static final int ITERATIONS = 1;

    private static final Duration RENEWED_BEFORE = Duration.ofDays(30);

    private final SecretFiles secrets;
    private final InstantSource clock;

    TlsKeyStore(Path dataDirectory, InstantSource clock) {
        this.secrets = new SecretFiles(dataDirectory);
        this.clock = clock;
    }

    Path path() {
        return secrets.path(STORE);
    }

    Path pem() {
        return secrets.path(PEM);
    }

    Secret password() {
        return secrets.password(PASSWORD);
    }

    /** Makes the key store unless a good one is there, and exports its certificate. */
    void make() throws IOException, GeneralSecurityException, InterruptedException {
        if (!isGood()) {
            Path beside = secrets.path(STORE + ".made");
            Files.deleteIfExists(beside);
            generate(beside);
            secrets.write(STORE, Files.readAllBytes(beside));
            Files.delete(beside);
        }
        secrets.write(PEM, pem(certificate()).getBytes(StandardCharsets.US_ASCII));
    }

    private boolean isGood() {
        try {
            return secrets.has(STORE)
                    && certificate()
                            .getNotAfter()
                            .toInstant()
                            .isAfter(clock.instant().plus(RENEWED_BEFORE));
        } catch (IOException | GeneralSecurityException unreadable) {
            return false;
        }
    }

    private X509Certificate certificate() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(path())) {
            store.load(in, password().reveal().toCharArray());
        }
        Certificate found = store.getCertificate(ALIAS);
        if (found instanceof X509Certificate certificate) {
            return certificate;
        }
        throw new GeneralSecurityException("no certificate named " + ALIAS + " in " + path());
    }

    private void generate(Path store) throws IOException, InterruptedException {
        ProcessBuilder keytool = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-Dkeystore.pkcs12.certPbeIterationCount=" + ITERATIONS,
                "-J-Dkeystore.pkcs12.keyPbeIterationCount=" + ITERATIONS,
                "-J-Dkeystore.pkcs12.macIterationCount=" + ITERATIONS,
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-sigalg",
                "SHA256withECDSA",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1,ip:::1",
                "-ext",
                "eku=serverAuth",
                "-validity",
                Integer.toString(DAYS),
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass:env",
                "STORE_PASSWORD");
        keytool.environment().put("STORE_PASSWORD", password().reveal());
        run(keytool);
    }

    private static void run(ProcessBuilder keytool) throws IOException, InterruptedException {
        Process process = keytool.redirectErrorStream(true).start();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        process.getInputStream().transferTo(said);
        if (process.waitFor() != 0) {
            String line = said.toString(StandardCharsets.UTF_8).replaceAll("\\s+", " ");
            throw new PreflightFailure("keytool could not make the TLS key: " + line);
        }
    }

    private static String pem(X509Certificate certificate) throws GeneralSecurityException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
        return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
    }
}
