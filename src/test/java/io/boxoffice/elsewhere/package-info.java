/** Other teams' services, tested by the test kit as {@code docs/testkit.md} says: each with another maker's verifier. */
@NullMarked
package io.boxoffice.elsewhere;

import org.jspecify.annotations.NullMarked;
