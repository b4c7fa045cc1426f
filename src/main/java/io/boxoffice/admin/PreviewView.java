package io.boxoffice.admin;

import io.boxoffice.token.ScopeRule;
import io.boxoffice.token.TokenPreview;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody would get.
 *
 * @param refusal why they would get no token; {@code null} if they would get one
 * @param secondFactor what a user who has shown a password has to do first: {@code nothing}, {@code show}, {@code enrol}
 * @param scopes each scope that was asked for, or all that there are
 * @param claims of the token; {@code null} if there is none
 */
public record PreviewView(
        @Nullable Refusal refusal,
        String secondFactor,
        List<Fate> scopes,
        @Nullable Map<String, Object> claims) {
    /** The error that would be answered, and the reason, which nobody else is told. */
    public record Refusal(String error, String reason) {}

    /**
     * What becomes of a scope.
     *
     * @param takenBy {@code user}, {@code client}, {@code audience} or {@code consent}; {@code null} if the token has it
     */
    public record Fate(String scope, @Nullable String takenBy) {}

    static PreviewView of(TokenPreview preview) {
        Optional<Refusal> refusal =
                preview.refusal().map(why -> new Refusal(why.error().wire(), why.wire()));
        return new PreviewView(
                refusal.orElse(null),
                preview.due().name().toLowerCase(Locale.ROOT),
                preview.scopes().stream()
                        .map(fate -> new Fate(
                                fate.scope(),
                                fate.takenBy().map(ScopeRule::wire).orElse(null)))
                        .toList(),
                refusal.isPresent() ? null : preview.claims());
    }
}
