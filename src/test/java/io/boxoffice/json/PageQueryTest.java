package io.boxoffice.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.fixture.Wiring;
import io.boxoffice.vault.Encryption;
import io.boxoffice.vault.KeyRing;
import io.boxoffice.vault.Purpose;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A list is read page by page, each from where the one before ended. */
class PageQueryTest {
    private static final Encryption ENCRYPTION = new Wiring().get(KeyRing.class).seal(Purpose.CURSOR);
    private static final Cursors CURSORS = new Cursors(ENCRYPTION::close, ENCRYPTION::open);
    private static final List<String> LETTERS = List.of("a", "b", "c", "d", "e");

    @Test
    void cursorOfThePageBeforeThenTheNextRows() {
        Page<String> first = page("letters", null, "2");
        Page<String> second = page("letters", first.nextCursor(), "2");
        Page<String> third = page("letters", second.nextCursor(), "2");
        assertThat(first.items()).containsExactly("a", "b");
        assertThat(second.items()).containsExactly("c", "d");
        assertThat(third).isEqualTo(new Page<>(List.of("e"), null));
    }

    @Test
    void nothingAskedForThenTheFirstFifty() {
        assertThat(page("letters", null, null)).isEqualTo(new Page<>(LETTERS, null));
    }

    @Test
    void cursorOfAnotherListOrNoNumberThenRefused() {
        String cursor = page("letters", null, "2").nextCursor();
        assertThatThrownBy(() -> page("numbers", cursor, "2")).isInstanceOf(BodyRefused.class);
        assertThatThrownBy(() -> page("letters", cursor, "two")).isInstanceOf(BodyRefused.class);
    }

    private static Page<String> page(String list, @Nullable String cursor, @Nullable String limit) {
        PageQuery asked = new PageQuery();
        asked.cursor = cursor;
        asked.limit = limit;
        return asked.page(CURSORS, list, PageQueryTest::behind, letter -> letter);
    }

    private static List<String> behind(Optional<String> position, int count) {
        return LETTERS.stream()
                .filter(letter -> letter.compareTo(position.orElse("")) > 0)
                .limit(count)
                .toList();
    }
}
