package io.boxoffice.signing;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import com.nimbusds.jose.jca.JCAAware;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.JWKGenerator;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Signature;
import java.util.Optional;

/**
 * Who computes signatures: Amazon's Corretto provider where its native library loads, which is several times faster, and
 * else the JDK. It is used for signatures only and not installed for the whole JVM.
 */
final class SignatureProvider {
    private static final Logger LOG = System.getLogger(SignatureProvider.class.getName());
    private static final Optional<Provider> CORRETTO = load();

    private SignatureProvider() {}

    private static Optional<Provider> load() {
        Throwable missing = AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError();
        if (missing == null) {
            LOG.log(Level.INFO, "Signatures are computed by " + AmazonCorrettoCryptoProvider.INSTANCE.getInfo() + ".");
            return Optional.of(AmazonCorrettoCryptoProvider.INSTANCE);
        }
        LOG.log(Level.WARNING, "Corretto's native library does not load here; the JDK computes signatures: " + missing);
        return Optional.empty();
    }

    /** Whether a verification of RSASSA-PKCS1-v1_5 takes one form of the block only; the JDK's takes two. */
    static boolean isStrict() {
        return CORRETTO.isPresent();
    }

    static <T extends JCAAware<JCAContext>> T useIn(T signerOrVerifier) {
        CORRETTO.ifPresent(signerOrVerifier.getJCAContext()::setProvider);
        return signerOrVerifier;
    }

    /** Keys are translated once: a signature with a foreign one costs more than twice as much. */
    static <K extends Key> Key own(K key) throws GeneralSecurityException {
        return CORRETTO.isPresent() && !key.getAlgorithm().startsWith("Ed")
                ? KeyFactory.getInstance(key.getAlgorithm(), CORRETTO.get()).translateKey(key)
                : key;
    }

    static Signature signature(String algorithm) throws GeneralSecurityException {
        return CORRETTO.isPresent()
                ? Signature.getInstance(algorithm, CORRETTO.get())
                : Signature.getInstance(algorithm);
    }

    static KeyPairGenerator generator(String algorithm) throws GeneralSecurityException {
        return CORRETTO.isPresent()
                ? KeyPairGenerator.getInstance(algorithm, CORRETTO.get())
                : KeyPairGenerator.getInstance(algorithm);
    }

    static <T extends JWK> JWKGenerator<T> generator(JWKGenerator<T> generator) {
        CORRETTO.ifPresent(generator::provider);
        return generator;
    }
}
