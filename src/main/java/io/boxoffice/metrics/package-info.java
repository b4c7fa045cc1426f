/**
 * What is counted and timed while Boxoffice works, by the client library of Prometheus. A feature counts in one line and
 * knows nothing of who reads; a label is a constant of an enum or a registered audience, never what a caller sent.
 */
@NullMarked
package io.boxoffice.metrics;

import org.jspecify.annotations.NullMarked;
