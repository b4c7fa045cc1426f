package io.boxoffice.admin;

import io.boxoffice.audit.Address;
import io.boxoffice.transfer.SeenTransfer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Another device that is to be signed in, as the first one sees it. What is of the device is {@code null} as long as none has redeemed the code.
 *
 * @param number of two digits, which the new device shows too
 */
record DeviceView(
        UUID id,
        String state,
        String audience,
        String scope,
        Instant expiresAt,
        @Nullable String deviceName,
        @Nullable String address,
        @Nullable String userAgent,
        @Nullable String number) {
    static DeviceView of(SeenTransfer seen) {
        Optional<SeenTransfer.Redeemer> redeemer = seen.device();
        return new DeviceView(
                seen.id(),
                seen.state().wire(),
                seen.audience().name(),
                seen.scope().toString(),
                seen.expiresAt(),
                redeemer.map(by -> by.device().name()).orElse(null),
                redeemer.map(by -> Address.shown(by.device().seen().address())).orElse(null),
                redeemer.map(by -> by.device().seen().userAgent()).orElse(null),
                redeemer.map(by -> Integer.toString(by.number())).orElse(null));
    }
}
