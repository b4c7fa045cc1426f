/** {@code /metrics} in the text format of Prometheus: what was counted, what stands now, and who may read it. */
@NullMarked
package io.boxoffice.monitor;

import org.jspecify.annotations.NullMarked;
