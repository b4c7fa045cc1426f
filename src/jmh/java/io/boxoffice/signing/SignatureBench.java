package io.boxoffice.signing;

import java.security.GeneralSecurityException;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One message of a token's size, signed and verified, by each library. */
@State(Scope.Thread)
public class SignatureBench {
    private static final int TOKEN_BYTES = 600;

    @Param
    BenchAlg alg = BenchAlg.RS256;

    @Param
    Library library = Library.JDK;

    private BareSignature signature;
    private byte[] message;
    private byte[] signed;

    @Setup
    public void prepare() throws GeneralSecurityException {
        message = new byte[TOKEN_BYTES];
        new Random(TOKEN_BYTES).nextBytes(message);
        signature = new BareSignature(alg, library, alg.pair(Library.JDK));
        signed = signature.sign(message);
        if (!signature.verifies(message, signed)) {
            throw new IllegalStateException("what is measured does not work");
        }
    }

    @Benchmark
    public byte[] sign() throws GeneralSecurityException {
        return signature.sign(message);
    }

    @Benchmark
    public boolean verify() throws GeneralSecurityException {
        return signature.verifies(message, signed);
    }
}
