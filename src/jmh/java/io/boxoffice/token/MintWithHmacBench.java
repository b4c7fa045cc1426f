package io.boxoffice.token;

import io.boxoffice.signing.BenchKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A mint whose signature costs next to nothing: without its HMAC it is what every mint does besides signing. */
@State(Scope.Thread)
public class MintWithHmacBench {
    private static final byte[] SECRET = new byte[32];

    private BenchKey key;
    private byte[] message;

    @Setup
    public void prepare() {
        key = BenchKey.of(SECRET);
        String token = product();
        message = token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
    }

    @Benchmark
    public String product() {
        return key.sign(BenchClaims.next());
    }

    @Benchmark
    public byte[] bareHmac() throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
        return mac.doFinal(message);
    }
}
