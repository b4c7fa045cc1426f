package io.boxoffice.oauth;

import java.util.function.Function;

/** A text that must not be shown: a password, a token. It prints as nothing; {@link #reveal} is the word to search for. */
public final class Secret {
    private final String text;

    public Secret(String text) {
        this.text = text;
    }

    /** The text itself, for the one who checks it or hands it out. */
    public String reveal() {
        return text;
    }

    /** Another secret made from this one. */
    public Secret map(Function<String, String> change) {
        return new Secret(change.apply(text));
    }

    @Override
    public String toString() {
        return "***";
    }
}
