package io.boxoffice.transport;

import io.boxoffice.http.Surface;
import java.net.InetAddress;

/**
 * Who comes in over which transport. TLS always does. Plain HTTP does in development from this machine only; in
 * production only for what is public anyway, or from a trusted proxy that has spoken TLS; a browser is sent to TLS.
 */
record TransportPolicy(TransportSettings settings) {
    /** What the policy needs to know of a request. */
    record RequestLine(
            boolean tls, InetAddress peer, String forwardedProto, String method, String path, boolean browser) {}

    enum Verdict {
        IN,
        TO_TLS,
        OUT
    }

    Verdict judge(RequestLine line) {
        if (line.tls()) {
            return Verdict.IN;
        }
        if (!settings.mode().isStrict()) {
            return line.peer().isLoopbackAddress() ? Verdict.IN : Verdict.OUT;
        }
        boolean tlsAtProxy =
                settings.isProxy(line.peer()) && line.forwardedProto().equals("https");
        if (tlsAtProxy || Surface.of(line.path()).isServedWithoutTls()) {
            return Verdict.IN;
        }
        return line.browser() && line.method().equals("GET") ? Verdict.TO_TLS : Verdict.OUT;
    }
}
