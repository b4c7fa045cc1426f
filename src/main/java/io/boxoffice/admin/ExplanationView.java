package io.boxoffice.admin;

import io.boxoffice.accesstoken.Explanation;
import io.boxoffice.explain.Explained;
import io.boxoffice.guard.GuardAnswer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is told of a token. Never its text.
 *
 * @param kind what it is
 * @param words the same in words
 * @param accepted whether {@code guard} would let it through, at the path that was named or, where none was, at one of its audience
 * @param refusedBy the check that it is refused by; {@code null} if it is accepted
 * @param status of the answer, likewise
 * @param error of the challenge, likewise; {@code null} where there is none
 * @param wwwAuthenticate the challenge, likewise
 * @param header if one of our keys has signed it
 * @param claims likewise
 */
public record ExplanationView(
        String kind,
        String words,
        boolean accepted,
        @Nullable String refusedBy,
        @Nullable Integer status,
        @Nullable String error,
        @Nullable String wwwAuthenticate,
        List<Check> checks,
        @Nullable JsonNode header,
        @Nullable JsonNode claims) {
    /**
     * One check.
     *
     * @param words what must hold
     * @param detail {@code null} where the verdict says it all
     * @param guard whether a call is refused by it
     * @param source the section that says so; {@code null} where it is this server's own
     */
    public record Check(
            String check,
            String verdict,
            String words,
            @Nullable String detail,
            boolean guard,
            @Nullable String source) {
        static Check of(Explained.Line line) {
            return new Check(
                    line.check().wire(),
                    line.verdict().wire(),
                    line.check().words(),
                    orNull(line.detail()),
                    line.check().isOfGuard(),
                    orNull(line.check().source()));
        }
    }

    static ExplanationView of(Explained told) {
        Optional<GuardAnswer.Refusal> refusal = told.refusal();
        return new ExplanationView(
                told.kind().wire(),
                told.kind().words(),
                refusal.isEmpty(),
                refusal.map(GuardAnswer.Refusal::by).orElse(null),
                refusal.map(GuardAnswer.Refusal::status).orElse(null),
                refusal.flatMap(GuardAnswer.Refusal::error).orElse(null),
                refusal.flatMap(GuardAnswer.Refusal::challenge).orElse(null),
                told.lines().stream().map(Check::of).toList(),
                told.signed().map(Explanation.Signed::header).orElse(null),
                told.signed().map(Explanation.Signed::claims).orElse(null));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
