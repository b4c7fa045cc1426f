package io.boxoffice.system;

import io.boxoffice.signing.BenchAlg;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The bare costs, measured in the same rounds as the works that pay them; medians. */
final class Floors {
    private final List<Double> hashes = new ArrayList<>();
    private final List<Double> rsa = new ArrayList<>();
    private final List<Double> elliptic = new ArrayList<>();
    private final List<Double> commits = new ArrayList<>();

    void measure(Office office, Duration time) throws Exception {
        hashes.add(Bare.hashesPerSecond(time));
        rsa.add(Bare.signatureMillis(BenchAlg.RS256, time));
        elliptic.add(Bare.signatureMillis(BenchAlg.ES256, time));
        commits.add(Bare.commitMillis(office, time));
    }

    double hashesPerSecond() {
        return median(hashes);
    }

    /** CPU milliseconds: an open request through the same stack, a signature, and a row changed durably. */
    double ofARefresh(Figures open, BenchAlg alg) {
        return open.serverMillis() + median(alg == BenchAlg.RS256 ? rsa : elliptic) + median(commits);
    }

    String report() {
        return "%nbare: %.1f Argon2id hashes a second on all processors; CPU ms: RS256 %.2f, ES256 %.3f, a durable commit %.2f%n"
                .formatted(hashesPerSecond(), median(rsa), median(elliptic), median(commits));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
