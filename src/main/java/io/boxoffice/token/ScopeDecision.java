package io.boxoffice.token;

import io.boxoffice.oauth.Scopes;
import java.util.Optional;

/**
 * Which scopes a token gets (RFC 6749 3.3): of those that were asked for, those that are granted and that the audience has.
 *
 * @param granted what is granted at the audience; nothing if the audience is not granted
 * @param known what the audience has
 */
record ScopeDecision(Optional<Scopes> granted, Scopes known) {
    /** What it came to. */
    sealed interface Outcome permits Decided, NotGranted, ScopeNotGranted {}

    /** These, and no more. */
    record Decided(Scopes scope) implements Outcome {}

    /** The audience is not granted. */
    record NotGranted() implements Outcome {}

    /** A scope that was asked for is not granted, or not there any more. */
    record ScopeNotGranted() implements Outcome {}

    /** For a new session: exactly what was asked for, or all that is granted where nothing was. */
    Outcome asked(Optional<Scopes> asked) {
        if (granted.isEmpty()) {
            return new NotGranted();
        }
        Scopes most = granted.get().intersect(known);
        Scopes scope = asked.orElse(most);
        return most.containsAll(scope) ? new Decided(scope) : new ScopeNotGranted();
    }

    /** For a session that is there: as much of its scopes as is left by now. */
    Outcome left(Scopes session) {
        return granted.<Outcome>map(now -> new Decided(session.intersect(now).intersect(known)))
                .orElseGet(NotGranted::new);
    }
}
