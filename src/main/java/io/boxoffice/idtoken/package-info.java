/**
 * ID tokens both ways (OpenID Connect Core 2): issued to clients, and read again as hints. What they are for, a client decides; they open no
 * API.
 */
@NullMarked
package io.boxoffice.idtoken;

import org.jspecify.annotations.NullMarked;
