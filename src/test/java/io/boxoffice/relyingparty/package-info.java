/**
 * The applications of {@code docs/clients.md}, whose people sign in at Boxoffice. They know nothing of the product: a test packs each
 * into a WAR of its own, for a server of its own.
 */
@NullMarked
package io.boxoffice.relyingparty;

import org.jspecify.annotations.NullMarked;
