/**
 * Boxoffice, a self-hosted token service: a token is good for one audience. This package holds only what starts JAX-RS and the clock;
 * each feature is a package of its own, and the arrows between them are listed in ARCHITECTURE.md and kept by a test.
 */
@NullMarked
package io.boxoffice;

import org.jspecify.annotations.NullMarked;
