/** A service of another team, which verifies tokens by Liberty's {@code mpJwt}, as {@code docs/resource-servers.md} says. */
@NullMarked
package io.boxoffice.relyingparty.service;

import org.jspecify.annotations.NullMarked;
