package io.boxoffice.transport;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** TLS to servers of others, by the certificates that the JVM trusts: the server's own trust store is for those who call it. */
public final class JvmTrust {
    private JvmTrust() {}

    /** Whom the JVM trusts. */
    public static SSLContext tls() {
        return tls(null);
    }

    /**
     * Trust in these certificates alone.
     *
     * @param certificates nothing for those of the JVM
     */
    public static SSLContext tls(@Nullable KeyStore certificates) {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(certificates);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, trust.getTrustManagers(), null);
            return tls;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("TLS is part of every JDK", impossible);
        }
    }
}
