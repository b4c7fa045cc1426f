package io.boxoffice.account;

import io.boxoffice.hash.ForeignHash;

/**
 * A user who brings the hash of their password from elsewhere; what is not acceptable of the rest is found by {@link UserRules}.
 *
 * @param hash one that is affordable
 */
public record ImportedUser(Profile profile, ForeignHash hash) {}
