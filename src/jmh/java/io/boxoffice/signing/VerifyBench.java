package io.boxoffice.signing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A token's signature, verified by the product, against the bare verification of the same bytes. */
@State(Scope.Thread)
public class VerifyBench {
    private static final String FILLER = "x".repeat(350);

    @Param({"RS256", "ES256"})
    BenchAlg alg = BenchAlg.RS256;

    private TrustedKey key;
    private BareSignature jdk;
    private BareSignature accp;
    private String token;
    private byte[] message;
    private byte[] signed;

    @Setup
    public void prepare() throws GeneralSecurityException {
        KeyPair pair = alg.pair(Library.JDK);
        key = BenchKey.published(alg, pair);
        jdk = new BareSignature(alg, Library.JDK, pair);
        accp = new BareSignature(alg, Library.ACCP, pair);
        token = BenchKey.of(alg, pair).sign(Map.of("filler", FILLER));
        message = token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
        signed = jdk.sign(message);
        if (!product() || !bareJdk() || !bareAccp()) {
            throw new IllegalStateException("what is measured does not work");
        }
    }

    @Benchmark
    public boolean product() {
        return key.verifies(token);
    }

    @Benchmark
    public boolean bareJdk() throws GeneralSecurityException {
        return jdk.verifies(message, signed);
    }

    @Benchmark
    public boolean bareAccp() throws GeneralSecurityException {
        return accp.verifies(message, signed);
    }
}
