package io.boxoffice.transport;

import java.net.InetAddress;

/**
 * Who comes in over which transport. TLS always does. Plain HTTP does in development from this machine only; in
 * production only for what is public anyway, or from a trusted proxy that has spoken TLS; a browser is sent to TLS.
 */
record Door(TransportSettings settings) {
    /** What the door needs to know of a request. */
    record Knock(boolean tls, InetAddress peer, String forwardedProto, String method, String path, boolean browser) {}

    enum Verdict {
        IN,
        TO_TLS,
        OUT
    }

    Verdict judge(Knock knock) {
        if (knock.tls()) {
            return Verdict.IN;
        }
        if (!settings.mode().isStrict()) {
            return knock.peer().isLoopbackAddress() ? Verdict.IN : Verdict.OUT;
        }
        boolean tlsAtProxy =
                settings.isProxy(knock.peer()) && knock.forwardedProto().equals("https");
        if (tlsAtProxy || isPublic(knock.path())) {
            return Verdict.IN;
        }
        return knock.browser() && knock.method().equals("GET") ? Verdict.TO_TLS : Verdict.OUT;
    }

    private static boolean isPublic(String path) {
        return path.startsWith("/.well-known/")
                || path.equals(Envelope.HEALTH)
                || path.startsWith(Envelope.HEALTH + "/");
    }
}
