/**
 * HTTP as every resource speaks it: the one reading of a path, what a query may have, {@code ETag} and {@code If-Match}; and
 * what goes wrong, told to the caller: RFC 9457 problem documents under {@code /api}, RFC 6749 errors under {@code /auth},
 * a page where a person asks; and the catch-all that lets nothing else out.
 */
@NullMarked
package io.boxoffice.http;

import org.jspecify.annotations.NullMarked;
