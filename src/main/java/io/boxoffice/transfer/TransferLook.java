package io.boxoffice.transfer;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.Scopes;
import java.util.UUID;

/** What came of a device's question. */
public sealed interface TransferLook {
    /**
     * It was approved; {@link Redemptions#complete} says whether it is this one's.
     *
     * @param version of the user when it was asked for
     */
    record Approved(
            UUID id,
            Passing from,
            long version,
            Audience audience,
            Scopes scope,
            Authentication authentication,
            String deviceName)
            implements TransferLook {}

    /** Nobody has decided yet. */
    record Pending() implements TransferLook {}

    /** Likewise, and it must wait longer from now on. */
    record TooFast() implements TransferLook {}

    /** It was refused. */
    record Denied() implements TransferLook {}

    /** It took too long. */
    record Over() implements TransferLook {}

    /** There is none, or it has given its tokens. */
    record Unknown() implements TransferLook {}
}
