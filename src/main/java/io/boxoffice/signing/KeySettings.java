package io.boxoffice.signing;

import io.boxoffice.oauth.SigningAlg;
import io.boxoffice.settings.Settings;
import java.time.Duration;

/**
 * How keys are made, published and replaced.
 *
 * @param rotation how long a key signs, 10 s to 365 d
 * @param announce how long a key is published before it signs, 1 s to half the rotation; verifiers may cache a key set
 *     half as long
 * @param announceLeast how long at least, though every verifier has read it before; never longer than {@code announce}
 * @param check how often each node looks whether a step is due, 1 s to 1 h
 * @param rsaBits the size of new RSA keys: 2048, 3072 or 4096
 */
public record KeySettings(Duration rotation, Duration announce, Duration announceLeast, Duration check, int rsaBits) {
    public static KeySettings of(Settings settings) {
        Duration second = Duration.ofSeconds(1);
        Duration rotation = settings.duration("boxoffice.keys.rotation", Duration.ofSeconds(10), Duration.ofDays(365));
        Duration announce = settings.duration("boxoffice.keys.announce", second, rotation.dividedBy(2));
        Duration least = settings.duration("boxoffice.keys.announce.least", second, Duration.ofDays(1));
        return new KeySettings(
                rotation,
                announce,
                least.compareTo(announce) < 0 ? least : announce,
                settings.duration("boxoffice.keys.check", second, Duration.ofHours(1)),
                settings.oneOf("boxoffice.keys.rsa.bits", 2048, 3072, 4096));
    }

    RotationSchedule schedule(SigningAlg alg) {
        return new RotationSchedule(rotation, announce, announceLeast, !alg.isSymmetric());
    }
}
