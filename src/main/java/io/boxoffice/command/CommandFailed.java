package io.boxoffice.command;

/** The server refused what was asked, or was not reached. The message is one line for who called. */
final class CommandFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CommandFailed(String message) {
        super(message);
    }
}
