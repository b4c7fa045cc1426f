package io.boxoffice.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.oauth.Scopes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** AU-01: what every rule leaves, and which one takes a scope away. */
class ScopeDecisionTest {
    private final ScopeDecision decision = new ScopeDecision(List.of(
            new ScopeDecision.Limit(ScopeRule.AUDIENCE, Optional.of(scopes("a b c"))),
            new ScopeDecision.Limit(ScopeRule.USER, Optional.of(scopes("a b x"))),
            new ScopeDecision.Limit(ScopeRule.CLIENT, Optional.of(scopes("a c x")))));

    @Test
    void nothingAskedThenAllThatEveryRuleLeaves() {
        assertThat(decision.asked(Optional.empty())).isEqualTo(new ScopeDecision.Decided(scopes("a")));
    }

    @Test
    void askedThenExactlyThatOrTheWholeIsRefused() {
        assertThat(decision.asked(Optional.of(scopes("a")))).isEqualTo(new ScopeDecision.Decided(scopes("a")));
        assertThat(decision.asked(Optional.of(Scopes.NONE))).isEqualTo(new ScopeDecision.Decided(Scopes.NONE));
        assertThat(decision.asked(Optional.of(scopes("a b")))).isEqualTo(new ScopeDecision.ScopeNotGranted());
    }

    @Test
    void sessionThenAsMuchOfItAsIsLeft() {
        assertThat(decision.left(scopes("a b y"))).isEqualTo(new ScopeDecision.Decided(scopes("a")));
    }

    @Test
    void takenAwayThenByTheFirstRuleThatDoes() {
        assertThat(decision.takes("a")).isEmpty();
        assertThat(decision.takes("b")).contains(ScopeRule.CLIENT);
        assertThat(decision.takes("c")).contains(ScopeRule.USER);
        assertThat(decision.takes("x")).contains(ScopeRule.AUDIENCE);
        assertThat(decision.every()).isEqualTo(scopes("a b c x"));
    }

    @Test
    void audienceClosedByARuleThenNotGrantedAndItTakesAll() {
        ScopeDecision closed = decision.and(ScopeRule.CONSENT, Optional.empty());

        assertThat(closed.asked(Optional.empty())).isEqualTo(new ScopeDecision.NotGranted());
        assertThat(closed.left(scopes("a"))).isEqualTo(new ScopeDecision.NotGranted());
        assertThat(closed.takes("a")).contains(ScopeRule.CONSENT);
    }

    private static Scopes scopes(String text) {
        return Scopes.parse(text).orElseThrow();
    }
}
