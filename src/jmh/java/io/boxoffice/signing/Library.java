package io.boxoffice.signing;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;

/** Whose arithmetic is measured: the JDK's own, or that of the Amazon Corretto Crypto Provider. */
public enum Library {
    JDK,
    ACCP;

    Provider provider(BenchAlg alg) {
        return switch (this) {
            case JDK -> Security.getProvider(alg.keys().equals("RSA") ? "SunRsaSign" : "SunEC");
            case ACCP -> loaded();
        };
    }

    /** The pair as the library's own objects: foreign ones are translated again whenever a signature begins. */
    KeyPair own(BenchAlg alg, KeyPair pair) throws GeneralSecurityException {
        if (this == JDK || alg == BenchAlg.ED25519) {
            return pair;
        }
        KeyFactory factory = KeyFactory.getInstance(alg.keys(), provider(alg));
        return new KeyPair((PublicKey) factory.translateKey(pair.getPublic()), (PrivateKey)
                factory.translateKey(pair.getPrivate()));
    }

    private static Provider loaded() {
        AmazonCorrettoCryptoProvider.INSTANCE.assertHealthy();
        return AmazonCorrettoCryptoProvider.INSTANCE;
    }
}
