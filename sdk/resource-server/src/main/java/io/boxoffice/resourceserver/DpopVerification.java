package io.boxoffice.resourceserver;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** The checks of RFC 9449 4.3, in an order in which the costly ones come late, and only a right proof is remembered. */
final class DpopVerification {
    /** Seconds. */
    private static final long BACK = 60;

    private static final long AHEAD = 10;

    private record Check(DpopRefusal refusal, BiPredicate<DpopProof, ProvenCall> holds) {}

    private final Clock clock;
    private final ProofMemory memory;
    private final List<Check> checks = List.of(
            new Check(DpopRefusal.TYPE, (proof, call) -> proof.hasType()),
            new Check(DpopRefusal.ALGORITHM, (proof, call) -> proof.hasAcceptedAlgorithm()),
            new Check(DpopRefusal.KEY, (proof, call) -> proof.key().isPresent()),
            new Check(DpopRefusal.CLAIMS, (proof, call) -> proof.hasClaims()),
            new Check(DpopRefusal.METHOD, (proof, call) -> call.method().equals(proof.claim("htm"))),
            new Check(DpopRefusal.ADDRESS, (proof, call) -> TargetUri.areEqual(proof.claim("htu"), call.address())),
            new Check(DpopRefusal.TIME, (proof, call) -> isInTime(proof)),
            new Check(
                    DpopRefusal.TOKEN_HASH,
                    (proof, call) -> Sha256.of(call.token()).equals(proof.claim("ath"))),
            new Check(
                    DpopRefusal.BINDING,
                    (proof, call) -> proof.key()
                            .filter(key -> key.thumbprint().equals(call.thumbprint()))
                            .isPresent()),
            new Check(
                    DpopRefusal.SIGNATURE,
                    (proof, call) ->
                            proof.key().filter(key -> key.hasSigned(proof)).isPresent()));

    DpopVerification(Clock clock, ProofMemory memory) {
        this.clock = clock;
        this.memory = memory;
    }

    /** What is wrong with the text of the one header {@code DPoP}; nothing if nothing is, and then it is used up. */
    Optional<DpopRefusal> refusal(String text, ProvenCall call) {
        Optional<DpopProof> proof = DpopProof.parse(text);
        return proof.isEmpty() ? Optional.of(DpopRefusal.MALFORMED) : refusal(proof.get(), call);
    }

    private Optional<DpopRefusal> refusal(DpopProof proof, ProvenCall call) {
        return checks.stream()
                .filter(check -> !check.holds().test(proof, call))
                .findFirst()
                .map(Check::refusal)
                .or(() -> used(proof, call));
    }

    private Optional<DpopRefusal> used(DpopProof proof, ProvenCall call) {
        String id = Sha256.of(call.thumbprint() + "." + proof.claim("jti"));
        return switch (memory.remember(id, clock.instant(), proof.issuedAt().plusSeconds(BACK))) {
            case NEW -> Optional.empty();
            case SEEN -> Optional.of(DpopRefusal.USED);
            case FULL -> Optional.of(DpopRefusal.FULL);
        };
    }

    private boolean isInTime(DpopProof proof) {
        Instant now = clock.instant();
        return !proof.issuedAt().isBefore(now.minusSeconds(BACK))
                && !proof.issuedAt().isAfter(now.plusSeconds(AHEAD))
                && proof.isValidAt(now, AHEAD);
    }
}
