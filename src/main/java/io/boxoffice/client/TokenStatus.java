package io.boxoffice.client;

/** What a status list says of a token (Token Status List 7.1). */
sealed interface TokenStatus {
    /** 0x00. */
    record Valid() implements TokenStatus {}

    /** Anything else, and an index that the list does not have (8.3). */
    record Invalid() implements TokenStatus {}

    /** No list that is young enough could be had. */
    record Unknown() implements TokenStatus {}
}
