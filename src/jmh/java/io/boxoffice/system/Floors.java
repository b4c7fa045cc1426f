package io.boxoffice.system;

import io.boxoffice.signing.BenchAlg;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The bare costs, measured in the same rounds as the works that pay them; medians. */
final class Floors {
    private final List<Figures> hashes = new ArrayList<>();
    private final List<Figures> rsa = new ArrayList<>();
    private final List<Figures> elliptic = new ArrayList<>();
    private final List<Figures> commits = new ArrayList<>();

    void measure(Boxoffice office, Duration time) throws Exception {
        hashes.add(Bare.hash(time));
        rsa.add(Bare.signature(BenchAlg.RS256, time));
        elliptic.add(Bare.signature(BenchAlg.ES256, time));
        commits.add(Bare.commit(office, time));
    }

    Figures hash() {
        return Figures.median(hashes);
    }

    /** CPU milliseconds of a signature. */
    double signature(BenchAlg alg) {
        return Figures.median(alg == BenchAlg.RS256 ? rsa : elliptic).serverMillis();
    }

    /** CPU milliseconds: an open request through the same stack, and a signature. */
    double issue(Figures open, BenchAlg alg) {
        return open.serverMillis() + signature(alg);
    }

    /** The same, and a row changed durably. */
    double change(Figures open, BenchAlg alg) {
        return issue(open, alg) + Figures.median(commits).cpuMillis();
    }

    String report() {
        return "%nbare: an Argon2id hash %.1f ms of CPU, %.1f a second on all processors; CPU ms of a signature by RS256 %.2f, by ES256 %.3f; of a durable commit %.2f in the driver, %.2f in the database%n"
                .formatted(
                        hash().serverMillis(),
                        hash().perSecond(),
                        signature(BenchAlg.RS256),
                        signature(BenchAlg.ES256),
                        Figures.median(commits).serverMillis(),
                        Figures.median(commits).databaseMillis());
    }
}
