package io.boxoffice.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cursor is good for the list it was made for, as it was made, and nothing else. */
class CursorsTest {
    private final Cursors cursors = new Cursors(key(1));

    @Test
    void ownCursorThenItsPosition() {
        assertThat(cursors.open("products", cursors.seal("products", "42"))).isEqualTo("42");
    }

    @Test
    void cursorThenSafeInAUrl() {
        assertThat(cursors.seal("products", "\u00E9?&=/")).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void cursorOfAnotherListThenRefused() {
        refused("products", cursors.seal("orders", "42"));
    }

    /** The list's name and the position are kept apart: none can be moved into the other. */
    @Test
    void nameAndPositionMovedThenRefused() {
        byte[] sealed = Base64.getUrlDecoder().decode(cursors.seal("product", "s42"));
        byte[] moved = new byte[sealed.length - 1];
        System.arraycopy(sealed, 0, moved, 0, 16);
        System.arraycopy(sealed, 17, moved, 16, moved.length - 16);

        refused("products", Base64.getUrlEncoder().withoutPadding().encodeToString(moved));
    }

    @Test
    void cursorUnderAnotherKeyThenRefused() {
        refused("products", new Cursors(key(2)).seal("products", "42"));
    }

    @Test
    void anyByteAlteredThenRefused() {
        byte[] sealed = Base64.getUrlDecoder().decode(cursors.seal("products", "42"));
        for (int i = 0; i < sealed.length; i++) {
            byte[] altered = sealed.clone();
            altered[i] ^= 1;
            refused("products", Base64.getUrlEncoder().withoutPadding().encodeToString(altered));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "!!!!", "AAAAAAAAAAAAAAAAAAAAAA", "NDI", "0"})
    void noCursorAtAllThenRefused(String text) {
        refused("products", text);
    }

    private void refused(String list, String cursor) {
        assertThatThrownBy(() -> cursors.open(list, cursor))
                .isInstanceOf(BodyRefused.class)
                .hasMessage("The cursor is not one of this list.");
    }

    private static byte[] key(int number) {
        return ("the key number " + number + " of this test..").getBytes(StandardCharsets.US_ASCII);
    }
}
