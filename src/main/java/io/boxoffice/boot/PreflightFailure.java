package io.boxoffice.boot;

import org.jspecify.annotations.Nullable;

/** The start cannot go on, though every setting is well-formed. The message is one line for the operator. */
public final class PreflightFailure extends RuntimeException {

    public PreflightFailure(String line) {
        this(line, null);
    }

    public PreflightFailure(String line, @Nullable Throwable cause) {
        super(line, cause);
    }
}
