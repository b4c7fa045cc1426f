package io.boxoffice.view;

import io.boxoffice.oauth.IdentityScopes;
import java.util.List;
import java.util.Optional;

/**
 * What a client asks for; the form {@code consent} sends {@code csrf} and {@code decision} ({@code allow} or {@code deny}).
 *
 * @param action where the form goes, as the browser sees it
 * @param csrf the token of the form
 * @param clientUri the client's registered address; shown, and no link
 * @param clientHost where its document is, of a client that nobody here has registered: its name is what it says itself
 * @param audienceDescription may be empty
 * @param redirectHost where the answer goes
 * @param leadsToOwnMachine whether that is the machine of the browser, where any program may listen
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
        String redirectHost,
        boolean leadsToOwnMachine)
        implements View {

    public ConsentView {
        scopes = List.copyOf(scopes);
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
