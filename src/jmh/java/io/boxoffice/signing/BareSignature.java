package io.boxoffice.signing;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Provider;
import java.security.Signature;

/** The signature alone, with nothing of a token around it; begun anew for each message, as the product does. */
public final class BareSignature {
    private final BenchAlg alg;
    private final Provider provider;
    private final KeyPair pair;

    public BareSignature(BenchAlg alg, Library library, KeyPair pair) throws GeneralSecurityException {
        this.alg = alg;
        this.provider = library.provider(alg);
        this.pair = library.own(alg, pair);
    }

    public byte[] sign(byte[] message) throws GeneralSecurityException {
        Signature signature = begun();
        signature.initSign(pair.getPrivate());
        signature.update(message);
        return signature.sign();
    }

    public boolean verifies(byte[] message, byte[] signed) throws GeneralSecurityException {
        Signature signature = begun();
        signature.initVerify(pair.getPublic());
        signature.update(message);
        return signature.verify(signed);
    }

    private Signature begun() throws GeneralSecurityException {
        Signature signature = Signature.getInstance(alg.signature(), provider);
        if (alg.parameters().isPresent()) {
            signature.setParameter(alg.parameters().get());
        }
        return signature;
    }
}
