package io.boxoffice.client;

/** Where the next tokens of one caller come from, for one audience. One thread at a time. */
interface TokenSource {
    /** Asks once. */
    TokenAnswer ask() throws InterruptedException;
}
