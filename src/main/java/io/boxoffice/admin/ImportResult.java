package io.boxoffice.admin;

import io.boxoffice.account.UserImport;
import io.boxoffice.oauth.UserId;
import java.util.UUID;

/** What an import answers to a line, the first of which has the number 1. */
sealed interface ImportResult {
    /** The user is stored, or was there. */
    record Known(long line, String status, UUID id) implements ImportResult {}

    /**
     * The line changes nothing.
     *
     * @param detail as in a problem document (RFC 9457)
     */
    record Invalid(long line, String status, String detail) implements ImportResult {}

    static ImportResult of(long line, UserImport.Outcome outcome) {
        return switch (outcome) {
            case UserImport.Created created -> known(line, "created", created.id());
            case UserImport.Exists exists -> known(line, "exists", exists.id());
            case UserImport.Invalid invalid -> invalid(line, invalid.message());
        };
    }

    static ImportResult invalid(long line, String detail) {
        return new Invalid(line, "invalid", detail);
    }

    private static ImportResult known(long line, String status, UserId id) {
        return new Known(line, status, id.value());
    }
}
