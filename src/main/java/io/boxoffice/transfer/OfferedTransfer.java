package io.boxoffice.transfer;

import java.util.UUID;

/**
 * A transfer that waits for a device.
 *
 * @param id by which the first device looks at it and decides
 * @param code for the new device, shown this once
 */
public record OfferedTransfer(UUID id, TransferCode code) {}
