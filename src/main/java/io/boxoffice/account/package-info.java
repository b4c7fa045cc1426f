/**
 * Users, their grants and their passwords.
 */
@NullMarked
package io.boxoffice.account;

import org.jspecify.annotations.NullMarked;
