package io.boxoffice.transfer;

import io.boxoffice.oauth.RandomSecret;

/**
 * What a device gets for a code.
 *
 * @param secret by which it asks for its tokens; whoever has only the code cannot
 * @param number of two digits, which both devices show
 */
public record Ticket(RandomSecret secret, int number) {}
