package io.boxoffice.guard;

import io.boxoffice.accesstoken.Verdict;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code guard} would answer to a request that is not made.
 *
 * @param verdicts of every check, in their order
 * @param details what there is to say of some of them
 * @param refusal nothing if the request would reach its method
 */
public record GuardAnswer(
        Map<GuardCheck, Verdict> verdicts, Map<GuardCheck, String> details, Optional<Refusal> refusal) {
    /**
     * A refusal.
     *
     * @param by the check that it is for, as it travels
     * @param status of the answer: 401, 403, 404 or 405
     * @param error of RFC 6750 3.1, RFC 9449 7.1 or RFC 9470 3; nothing where there is no challenge
     * @param challenge the value of {@code WWW-Authenticate}, likewise
     */
    public record Refusal(String by, int status, Optional<String> error, Optional<String> challenge) {
        static Refusal of(String by, Challenge challenge, String header) {
            return new Refusal(
                    by, challenge.status(), Optional.of(challenge.code().wire()), Optional.of(header));
        }
    }
}
