/** A service of another team with two audiences, whose tokens {@code ResourceServer} verifies, as {@code docs/resource-servers.md} says. */
@NullMarked
package io.boxoffice.relyingparty.shop;

import org.jspecify.annotations.NullMarked;
