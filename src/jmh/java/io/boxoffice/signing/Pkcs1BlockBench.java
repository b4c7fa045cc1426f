package io.boxoffice.signing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What the second look at an RS256 signature costs. */
@State(Scope.Thread)
public class Pkcs1BlockBench {
    private static final byte[] MESSAGE = new byte[600];

    private RSAKey key;
    private byte[] signed;

    @Setup
    public void prepare() throws GeneralSecurityException {
        KeyPair pair = BenchAlg.RS256.pair(Library.JDK);
        key = BenchKey.jwk(BenchAlg.RS256, pair).toRSAKey().toPublicJWK();
        signed = new BareSignature(BenchAlg.RS256, Library.JDK, pair).sign(MESSAGE);
    }

    @Benchmark
    public boolean isIn() throws JOSEException {
        return Pkcs1Block.isIn(signed, MESSAGE, key);
    }
}
