/**
 * What administrators and users change, whoever asks for it: which change of a user ends which sessions, and what a new or
 * changed audience means for its keys. Resources parse and answer; the rules are here.
 */
@NullMarked
package io.boxoffice.administration;

import org.jspecify.annotations.NullMarked;
