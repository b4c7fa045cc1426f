/**
 * What users have allowed clients: remembered for each client and audience, and asked for again only where a client wants more.
 */
@NullMarked
package io.boxoffice.consent;

import org.jspecify.annotations.NullMarked;
