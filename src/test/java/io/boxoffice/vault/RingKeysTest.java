package io.boxoffice.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.fixture.UnitDatabase;
import io.boxoffice.fixture.Wiring;
import io.boxoffice.settings.Settings;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ring under an old and a new master key, as the nodes that hold either or both see it. */
class RingKeysTest {
    private static final int KEYS = Purpose.values().length;
    private static final String A = text(0); // that of every other test: the ring is left under it
    private static final String B = text(1);

    private final Wiring wiring = new Wiring();
    private final UnitDatabase database = wiring.database();
    private final RingKeys ring = wiring.get(RingKeys.class);
    private final MasterKey old = MasterKey.of(settings(Map.of("boxoffice.master.key", A)));
    private final MasterKey both = both(B, A);
    private final MasterKey next = MasterKey.of(settings(Map.of("boxoffice.master.key", B)));

    private static String text(int value) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) value);
        return Base64.getEncoder().encodeToString(key);
    }

    private static Settings settings(Map<String, String> values) {
        return new Settings(name -> Optional.ofNullable(values.get(name)));
    }

    private static MasterKey both(String present, String previous) {
        return MasterKey.of(
                settings(Map.of("boxoffice.master.key", present, "boxoffice.master.key.previous", previous)));
    }

    @BeforeEach
    void ringUnderTheOldOne() {
        ring.open(both(A, B));
        assertThat(ring.reseal(both(A, B))).isPresent();
    }

    @AfterEach
    void leaveItUnderTheOldOne() {
        assertThat(ring.reseal(both(A, B))).isPresent();
    }

    private String events() {
        return database.text("SELECT count(*) FROM audit_event WHERE type = 'key_ring_sealed'");
    }

    @Test
    void startedWithBothThenOpenAndLeftUnderTheOldOne() {
        Map<Purpose, byte[]> keys = ring.open(old);

        assertSame(ring.open(both), keys);
        assertSame(ring.open(old), keys);
        assertThatThrownBy(() -> ring.open(next)).isInstanceOf(WrongMasterKey.class);
    }

    @Test
    void sealedAnewThenTheSameKeysUnderTheNewOneAlone() {
        Map<Purpose, byte[]> keys = ring.open(old);

        assertThat(ring.reseal(both)).hasValue(new Resealed(KEYS, KEYS, true));

        assertSame(ring.open(next), keys);
        assertThatThrownBy(() -> ring.open(old)).isInstanceOf(WrongMasterKey.class);
    }

    @Test
    void neitherOfTwoIsThePresentOneThenRefused() {
        ring.reseal(both);

        assertThatThrownBy(() -> ring.open(both(text(2), A))).isInstanceOf(WrongMasterKey.class);
        assertSame(ring.open(both(text(2), B)), ring.open(next));
    }

    @Test
    void sealedTwiceThenNothingIsLeftToDoAndOneEvent() {
        String before = events();
        ring.reseal(both);

        assertThat(ring.reseal(both)).hasValue(new Resealed(KEYS, 0, true));
        assertThat(ring.reseal(next)).hasValue(new Resealed(KEYS, 0, false));
        assertThat(Integer.parseInt(events())).isEqualTo(Integer.parseInt(before) + 1);
    }

    @Test
    void nodeWithTheOldOneAloneAfterThatThenRefusedAndNothingChanges() {
        ring.reseal(both);

        assertThat(ring.reseal(old)).isEmpty();
        assertThat(ring.open(next)).hasSize(KEYS);
    }

    @Test
    void oneKeyUnderNeitherThenNoneIsMoved() {
        String sealed = database.text("SELECT encode(sealed, 'hex') FROM key_ring WHERE purpose = 'token'");
        database.run(
                "UPDATE key_ring SET sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1) WHERE purpose = 'token'");
        try {
            assertThat(ring.reseal(both)).isEmpty();
        } finally {
            database.run("UPDATE key_ring SET sealed = decode(?, 'hex') WHERE purpose = 'token'", sealed);
        }
        assertThat(ring.open(old)).hasSize(KEYS);
    }

    private static void assertSame(Map<Purpose, byte[]> keys, Map<Purpose, byte[]> others) {
        assertThat(keys.keySet()).isEqualTo(others.keySet());
        keys.forEach((purpose, key) -> assertThat(key).isEqualTo(others.get(purpose)));
    }
}
