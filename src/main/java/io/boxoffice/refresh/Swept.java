package io.boxoffice.refresh;

import java.util.Optional;
import java.util.UUID;

/**
 * Some of all sessions were looked at, in the order of their ids.
 *
 * @param ended how many of them were ended
 * @param last the one behind which to go on; nothing at the end
 */
public record Swept(int ended, Optional<UUID> last) {}
