package io.boxoffice.admin;

import io.boxoffice.json.Body;
import io.boxoffice.json.BodyRefused;

/** Why an administrator does what cannot be undone: for those who read the audit. */
final class Reason {
    private static final int LONGEST = 200;

    private Reason() {}

    /** The member {@code reason}, 1 to 200 characters that are not all blank. */
    static String of(Body body) {
        String reason = body.text("reason").strip();
        if (reason.isEmpty() || reason.codePointCount(0, reason.length()) > LONGEST) {
            throw BodyRefused.malformed("reason must have 1 to " + LONGEST + " characters.");
        }
        return reason;
    }
}
