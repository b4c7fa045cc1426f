/**
 * Second factors: one-time codes, passkeys and recovery codes of users, who must show one where, and logins that wait for one. Knows of no page and
 * of no token.
 */
@NullMarked
package io.boxoffice.factor;

import org.jspecify.annotations.NullMarked;
