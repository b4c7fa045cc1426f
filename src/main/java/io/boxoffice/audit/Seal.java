package io.boxoffice.audit;

/**
 * A seal over events and over the seal before it.
 *
 * @param digest SHA-256 in hexadecimal digits
 */
record Seal(long number, long events, String digest) {}
