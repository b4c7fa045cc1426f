package io.boxoffice.transfer;

import java.util.Locale;

/** How far a transfer is. */
public enum TransferState {
    /** Nobody has redeemed its code. */
    WAITING,
    /** A device has, and waits for the decision. */
    REDEEMED,
    /** It was approved, and the device has not come for its tokens yet. */
    APPROVED,
    /** It was refused, or the number was wrong. */
    DENIED,
    /** The device has its tokens. */
    COMPLETED,
    /** It was over before that. */
    EXPIRED;

    /** As it travels. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
