package io.boxoffice.explain;

import io.boxoffice.accesstoken.Explanation;
import io.boxoffice.accesstoken.Verdict;
import io.boxoffice.guard.GuardAnswer;
import java.util.List;
import java.util.Optional;

/**
 * What is told of a token. Its text is no part of it.
 *
 * @param lines every check in its order
 * @param refusal what {@code guard} would answer; nothing if it would let the request through
 * @param signed its header and its claims, if one of our keys has signed them
 */
public record Explained(
        TokenKind kind, List<Line> lines, Optional<GuardAnswer.Refusal> refusal, Optional<Explanation.Signed> signed) {
    /**
     * One check.
     *
     * @param detail what there is to say besides, in words; empty for nothing
     */
    public record Line(CheckLine check, Verdict verdict, String detail) {}
}
