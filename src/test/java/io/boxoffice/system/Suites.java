package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Suites of TLS 1.2 that RFC 9325 4.2 does not recommend, and that the certificate of the tests could be used with. */
final class Suites {
    private static final List<String> OTHERS = List.of(
            "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384",
            "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256");
    private static final String RECOMMENDED = "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256";

    private Suites() {}

    /** What answers at a port of this machine agrees to a recommended one, and to none of the others. */
    static void assertRecommendedOnly(SSLContext trust, int port) throws IOException {
        shake(trust, port, RECOMMENDED);
        for (String suite : OTHERS) {
            assertThatThrownBy(() -> shake(trust, port, suite)).as(suite).isInstanceOf(IOException.class);
        }
    }

    private static void shake(SSLContext trust, int port, String suite) throws IOException {
        try (SSLSocket socket = (SSLSocket) trust.getSocketFactory().createSocket("localhost", port)) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.setEnabledCipherSuites(new String[] {suite});
            socket.startHandshake();
        }
    }
}
