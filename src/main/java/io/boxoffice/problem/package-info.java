/**
 * What goes wrong, told to the caller: RFC 9457 problem documents under {@code /api}, RFC 6749 errors under
 * {@code /auth}, and the catch-all that lets nothing else out.
 */
@NullMarked
package io.boxoffice.problem;

import org.jspecify.annotations.NullMarked;
