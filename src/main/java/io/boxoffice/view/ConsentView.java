package io.boxoffice.view;

import io.boxoffice.oauth.IdentityScopes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a client asks for; the form {@code consent} sends {@code csrf} and {@code decision} ({@code allow} or {@code deny}).
 *
 * @param action where the form goes, as the browser sees it
 * @param csrf the token of the form
 * @param clientUri the client's registered address; shown, and no link
 * @param clientHost where its document is, of a client that nobody here has registered: its name is what it says itself
 * @param audienceDescription may be empty
 * @param way of the answer
 */
public record ConsentView(
        String action,
        String csrf,
        String clientName,
        Optional<String> clientUri,
        Optional<String> clientHost,
        String username,
        String audience,
        String audienceDescription,
        List<Scope> scopes,
        Way way)
        implements View {

    public ConsentView {
        scopes = List.copyOf(scopes);
    }

    /** How the answer comes to the client. */
    public sealed interface Way {}

    /**
     * The browser carries it.
     *
     * @param host where it goes
     * @param isOwnMachine whether that is the machine of the browser, where any program may listen
     */
    public record Redirect(String host, boolean isOwnMachine) implements Way {}

    /**
     * Another device comes for it (RFC 8628 3.3), perhaps one that somebody else has before them: so it is said where it asked, and the code is
     * there to be compared.
     *
     * @param userCode as that device shows it
     * @param address from where it asked
     */
    public record ToDevice(String userCode, String address, Instant askedAt) implements Way {
        private static final DateTimeFormatter TIME =
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

        /** When it asked, to the minute, in UTC. */
        public String time() {
            return TIME.format(askedAt);
        }
    }

    /**
     * One scope that is asked for.
     *
     * @param words what it allows, as its audience says it; empty where nobody said it
     */
    public record Scope(String name, String words) {
        /** Whether it speaks of the user at whichever audience, so that the page has words of its own for it, in the reader's language. */
        public boolean isIdentity() {
            return IdentityScopes.ALL.contains(name);
        }
    }
}
