package io.boxoffice.transfer;

import io.boxoffice.oauth.RandomSecret;

/**
 * What a device gets for a code.
 *
 * @param ticket by which it asks for its tokens; whoever has only the code cannot
 * @param number of two digits, which both devices show
 */
public record RedeemedCode(RandomSecret ticket, int number) {}
