package io.boxoffice.boot.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsKeyStoreTest {
    @TempDir
    Path directory;

    @Test
    void theCertificateNamesLocalhostIsKeptAndRenewedBeforeItExpires() throws Exception {
        X509Certificate first = made(Instant.now());
        X509Certificate kept = made(Instant.now().plus(Duration.ofDays(700)));
        X509Certificate renewed = made(Instant.now().plus(Duration.ofDays(800)));

        assertThat(first.getSubjectAlternativeNames().stream().map(name -> name.get(1)))
                .map(Object::toString)
                .containsExactly("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(kept).isEqualTo(first);
        assertThat(renewed).isNotEqualTo(first);
    }

    private X509Certificate made(Instant now) throws Exception {
        TlsKeyStore store = new TlsKeyStore(directory, InstantSource.fixed(now));
        store.make();
        try (InputStream pem = Files.newInputStream(store.pem())) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
        }
    }
}
