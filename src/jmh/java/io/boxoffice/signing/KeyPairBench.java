package io.boxoffice.signing;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A new RSA key pair with 2048 bits. How long one takes is luck: read the error beside the figure. */
@State(Scope.Thread)
public class KeyPairBench {
    @Param
    Library library = Library.JDK;

    @Benchmark
    public KeyPair rsa() throws GeneralSecurityException {
        return BenchAlg.RS256.pair(library);
    }
}
