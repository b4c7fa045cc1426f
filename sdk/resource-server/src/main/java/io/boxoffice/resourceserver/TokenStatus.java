package io.boxoffice.resourceserver;

/** What a status list says of a token (Token Status List 7.1). */
enum TokenStatus {
    /** 0x00. */
    VALID,

    /** Anything else, and an index that the list does not have (8.3). */
    INVALID,

    /** No list that is young enough could be had. */
    UNKNOWN
}
