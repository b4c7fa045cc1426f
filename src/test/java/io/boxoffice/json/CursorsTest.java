package io.boxoffice.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.fixture.Wiring;
import io.boxoffice.vault.Encryption;
import io.boxoffice.vault.KeyRing;
import io.boxoffice.vault.Purpose;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cursor is good for the list it was made for, as it was made, and nothing else. */
class CursorsTest {
    private static final Wiring NODE = new Wiring();
    private static final Cursors CURSORS = of(NODE, Purpose.CURSOR);

    @Test
    void ownCursorThenItsPosition() {
        assertThat(CURSORS.open("products", CURSORS.seal("products", "42"))).isEqualTo("42");
    }

    @Test
    void cursorThenSafeInAUrlAndItsPositionNotRead() {
        String position = "\u00E9?&=/ a position";
        String cursor = CURSORS.seal("products", position);
        assertThat(cursor).matches("[A-Za-z0-9_-]+");
        assertThat(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.ISO_8859_1))
                .doesNotContain("a position");
        assertThat(CURSORS.open("products", cursor)).isEqualTo(position);
    }

    @Test
    void longestPositionThenOpens() {
        String position = Character.toString(0x10FFFF).repeat(254);
        assertThat(CURSORS.open("users", CURSORS.seal("users", position))).isEqualTo(position);
    }

    /** Also a genuine one: no list has such a position. */
    @Test
    void longerThanAnyThenRefused() {
        refused("users", "A".repeat(100_000));
        refused("users", CURSORS.seal("users", "x".repeat(2_000)));
    }

    @Test
    void cursorOfAnotherListThenRefused() {
        refused("products", CURSORS.seal("orders", "42"));
        refused("products", CURSORS.seal("product", "s42"));
    }

    @Test
    void cursorOfAnotherNodeOrBeforeARestartThenTaken() {
        Cursors another = of(new Wiring(NODE), Purpose.CURSOR);
        assertThat(another.open("products", CURSORS.seal("products", "42"))).isEqualTo("42");
        assertThat(CURSORS.open("products", another.seal("products", "43"))).isEqualTo("43");
    }

    @Test
    void cursorUnderAnotherKeyThenRefused() {
        refused("products", of(NODE, Purpose.SIGNING).seal("products", "42"));
    }

    @Test
    void anyByteAlteredOrLeftOutThenRefused() {
        byte[] sealed = Base64.getUrlDecoder().decode(CURSORS.seal("products", "42"));
        for (int i = 0; i < sealed.length; i++) {
            byte[] altered = sealed.clone();
            altered[i] ^= 1;
            refused("products", encoded(altered));
            refused("products", encoded(Arrays.copyOf(sealed, i)));
        }
    }

    @Test
    void sameBytesInAnotherTextThenRefused() {
        String cursor = CURSORS.seal("products", "42");
        refused("products", cursor + "=");
        refused("products", cursor.substring(0, cursor.length() - 1) + unusedBitsSet(cursor));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "!!!!", "AAAAAAAAAAAAAAAAAAAAAA", "NDI", "0", "\u00e9"})
    void noCursorAtAllThenRefused(String text) {
        refused("products", text);
    }

    /** 31 bytes are 42 characters, of whose last the lower four bits say nothing. */
    private static char unusedBitsSet(String cursor) {
        return (char) (cursor.charAt(cursor.length() - 1) + 1);
    }

    private static void refused(String list, String cursor) {
        assertThatThrownBy(() -> CURSORS.open(list, cursor))
                .isInstanceOf(BodyRefused.class)
                .hasMessage("The cursor is not one of this list.");
    }

    private static Cursors of(Wiring node, Purpose purpose) {
        Encryption encryption = node.get(KeyRing.class).seal(purpose);
        return new Cursors(encryption::close, encryption::open);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
