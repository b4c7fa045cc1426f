/**
 * The events that an operator must be able to answer for: who did what, where, and with what outcome. An event commits
 * with the change that it describes, or neither does, and is sealed with those before it. Owns the append-only tables; knows
 * nothing of the features.
 */
@NullMarked
package io.boxoffice.audit;

import org.jspecify.annotations.NullMarked;
