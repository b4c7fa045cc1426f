package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What axe-core says of a page, and whether it fits. */
final class Accessible {
    private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
    private static final String VIOLATIONS = "axe.run(document, {resultTypes: ['violations']}).then(found =>"
            + " found.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' | ')).join('\\n'))";

    private Accessible() {}

    /** Has a tab ready to be looked at, until it leaves its document. */
    static void load(Tab tab) {
        tab.page().evaluate(script());
    }

    /** Fails if it finds something in a tab that is ready. */
    static void check(Tab tab, String view) {
        assertThat(tab.page().evaluate(VIOLATIONS)).as(view).isEqualTo("");
    }

    /** Fails if the document is wider than its window. */
    static void checkWidth(Tab tab, String view, int width) {
        assertThat(tab.page().evaluate("document.documentElement.scrollWidth"))
                .as(view)
                .isEqualTo(width);
    }

    private static String script() {
        try (InputStream script = Objects.requireNonNull(Accessible.class.getResourceAsStream(AXE))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
