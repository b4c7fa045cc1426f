package io.boxoffice.client;

/**
 * Whose refresh token is kept: of one user, for one audience.
 *
 * @param issuer the address of the Boxoffice that gave it, and the only one that it is sent to
 */
public record TokenOwner(String issuer, String audience, String username) {}
