package io.boxoffice.revocation;

import com.github.f4b6a3.uuid.UuidCreator;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.SessionId;
import io.boxoffice.oauth.TokenId;
import io.boxoffice.oauth.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What the guard pays to ask whether a token is revoked, with so many sessions revoked; and the memory that they take. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RevocationsBench {
    @Param({"0", "10000", "1000000"})
    int revoked;

    private final Revocations revocations = new Revocations();
    private final SessionId session = new SessionId(UuidCreator.getTimeOrderedEpoch());
    private final UserId user = new UserId(UuidCreator.getTimeOrderedEpoch());
    private final IssuedToken token = new IssuedToken(
            new TokenId("8xLOxBtZp8p3qGZ0eXo2Ug"), session, user, ClientId.FIRST_PARTY, Audience.OTHER, 1_800_000_000);

    @Setup
    public void revoke() {
        long before = used();
        Instant until = Clock.systemUTC().instant().plusSeconds(3_600);
        for (int i = 0; i < revoked; i++) {
            revocations.committed(Revoked.session(new SessionId(UuidCreator.getTimeOrderedEpoch()), until, until));
        }
        System.out.println(revocations.size() + " revocations take " + (used() - before) / 1_048_576 + " MiB");
    }

    @Benchmark
    public boolean isRevoked() {
        return revocations.isRevoked(token);
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
