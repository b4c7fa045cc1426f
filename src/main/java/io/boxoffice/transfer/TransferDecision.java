package io.boxoffice.transfer;

/** What a decision on the first device came to. */
public enum TransferDecision {
    /** It counts. */
    DONE,
    /** The number was not the one that the new device shows: the transfer is over. */
    WRONG_NUMBER,
    /** It is not one that waits for a decision, or not any more. */
    NOT_WAITING,
    /** There is none that this session asked for. */
    UNKNOWN
}
