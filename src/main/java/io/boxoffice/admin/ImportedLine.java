package io.boxoffice.admin;

import io.boxoffice.account.ImportedUser;
import io.boxoffice.json.BodyRefused;
import io.boxoffice.json.Lines;

/** A line of an import as it was read. */
sealed interface ImportedLine {
    /** One that says who is to be made. */
    record Good(ImportedUser user) implements ImportedLine {}

    /** One that does not; the message is for the administrator, and never an echo of the line. */
    record Bad(String message) implements ImportedLine {}

    static ImportedLine of(Lines.Line line) {
        return switch (line) {
            case Lines.TooLong _ -> new Bad("The line is over " + Lines.MOST_BYTES / 1024 + " KiB.");
            case Lines.Whole whole -> read(whole);
        };
    }

    private static ImportedLine read(Lines.Whole line) {
        try {
            return new Good(UserRequest.imported(line.body()));
        } catch (BodyRefused refused) {
            return new Bad(String.valueOf(refused.getMessage()));
        }
    }
}
