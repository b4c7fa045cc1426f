package io.boxoffice.token;

import io.boxoffice.account.User;
import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.oauth.Grants;
import io.boxoffice.oauth.Scopes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which scopes a token gets (RFC 6749 3.3): of those that were asked for, those that every rule leaves.
 *
 * @param limits what each rule leaves, in the order in which they are named to who asks why
 */
public record ScopeDecision(List<Limit> limits) {
    /**
     * What one rule leaves.
     *
     * @param left nothing where the rule closes the whole audience
     */
    public record Limit(ScopeRule rule, Optional<Scopes> left) {
        private boolean takes(String scope) {
            return left.filter(scopes -> scopes.contains(scope)).isEmpty();
        }
    }

    /** What it came to. */
    public sealed interface Outcome permits Decided, NotGranted, ScopeNotGranted {}

    /** These, and no more. */
    public record Decided(Scopes scope) implements Outcome {}

    /** The audience is not granted. */
    public record NotGranted() implements Outcome {}

    /** A scope that was asked for is not granted, or not there any more. */
    public record ScopeNotGranted() implements Outcome {}

    public ScopeDecision {
        limits = List.copyOf(limits);
    }

    private static ScopeDecision at(AudiencePolicy policy) {
        return new ScopeDecision(List.of(new Limit(ScopeRule.AUDIENCE, Optional.of(policy.scopes()))));
    }

    /** For a user at an audience, by whatever client. */
    static ScopeDecision of(User user, AudiencePolicy policy) {
        return at(policy).and(ScopeRule.USER, user.grantedAt(policy));
    }

    /**
     * For a client that acts for itself.
     *
     * @param most what it may ever get
     */
    public static ScopeDecision ofMachine(Grants most, AudiencePolicy policy) {
        return at(policy).and(ScopeRule.CLIENT, most.at(policy.audience()));
    }

    /** The same, bounded by what a client may get of its users. */
    ScopeDecision by(Terms client, AudiencePolicy policy) {
        return and(ScopeRule.CLIENT, client.most(policy));
    }

    /** The same, bounded by one more rule. */
    ScopeDecision and(ScopeRule rule, Optional<Scopes> left) {
        List<Limit> more = new ArrayList<>(limits);
        more.add(new Limit(rule, left));
        return new ScopeDecision(more);
    }

    /** For a new session: exactly what was asked for, or all that is granted where nothing was. */
    public Outcome asked(Optional<Scopes> asked) {
        if (isClosed()) {
            return new NotGranted();
        }
        Scopes scope = asked.orElseGet(() -> bounded(every()));
        return bounded(scope).equals(scope) ? new Decided(scope) : new ScopeNotGranted();
    }

    /** For a session that is there: as much of its scopes as is left by now. */
    Outcome left(Scopes session) {
        return isClosed() ? new NotGranted() : new Decided(bounded(session));
    }

    /** The first rule that takes a scope away; nothing if none does. */
    Optional<ScopeRule> takes(String scope) {
        return limits.stream()
                .filter(limit -> limit.takes(scope))
                .map(Limit::rule)
                .findFirst();
    }

    /** Every scope that some rule knows. */
    Scopes every() {
        return limits.stream().flatMap(limit -> limit.left().stream()).reduce(Scopes.NONE, Scopes::and);
    }

    private boolean isClosed() {
        return limits.stream().anyMatch(limit -> limit.left().isEmpty());
    }

    private Scopes bounded(Scopes scopes) {
        return limits.stream().flatMap(limit -> limit.left().stream()).reduce(scopes, Scopes::intersect);
    }
}
