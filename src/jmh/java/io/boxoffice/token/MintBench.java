package io.boxoffice.token;

import io.boxoffice.signing.BareSignature;
import io.boxoffice.signing.BenchAlg;
import io.boxoffice.signing.BenchKey;
import io.boxoffice.signing.Library;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One access token, from its claims to its text, against the bare signature of the same bytes with the same key. */
@State(Scope.Thread)
public class MintBench {
    @Param({"RS256", "ES256"})
    BenchAlg alg = BenchAlg.RS256;

    private BenchKey key;
    private BareSignature jdk;
    private BareSignature accp;
    private byte[] message;

    @Setup
    public void prepare() throws GeneralSecurityException {
        KeyPair pair = alg.pair(Library.JDK);
        key = BenchKey.of(alg, pair);
        jdk = new BareSignature(alg, Library.JDK, pair);
        accp = new BareSignature(alg, Library.ACCP, pair);
        String token = product();
        message = token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
    }

    @Benchmark
    public String product() {
        return key.sign(BenchClaims.next());
    }

    @Benchmark
    public byte[] bareJdk() throws GeneralSecurityException {
        return jdk.sign(message);
    }

    @Benchmark
    public byte[] bareAccp() throws GeneralSecurityException {
        return accp.sign(message);
    }
}
