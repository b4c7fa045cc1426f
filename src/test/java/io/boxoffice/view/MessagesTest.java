package io.boxoffice.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.oauth.IdentityScopes;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The texts of the pages: all of them in every language, none in a template. */
class MessagesTest {
    private static final Path FOLDER = Path.of("src", "main", "resources", "io", "boxoffice", "view");
    private static final Pattern LETTERS = Pattern.compile("\\p{L}");
    private static final String NAMES_OF_SCOPES = String.join("|", IdentityScopes.ALL.values());
    private static final List<String> READ_ALOUD = List.of("title", "alt", "placeholder", "aria-label");

    /** Says each key itself, in brackets, and remembers which were asked for. */
    private static final class Keys extends ResourceBundle {
        private final Set<String> asked = new TreeSet<>();

        @Override
        protected Object handleGetObject(String key) {
            asked.add(key);
            return "«" + key + "» {0}";
        }

        @Override
        public Enumeration<String> getKeys() {
            return Collections.enumeration(asked);
        }
    }

    private final Keys keys = new Keys();

    private List<Document> pages() {
        Sheet sheet = new Sheet(new Words("en", keys), "", Shown.CORRELATION_ID);
        Views views = new Views();
        return Stream.concat(
                        Shown.all("7").stream(),
                        Stream.of(new SignedOutView(Optional.empty(), Optional.of("https://9.9/"))))
                .map(view -> Jsoup.parse(views.html(view, sheet)))
                .toList();
    }

    @Test
    void templateThenNoTextOfItsOwn() {
        assertThat(pages()).allSatisfy(page -> {
            String rest = (page.title() + page.text())
                    .replaceAll("«[^»]*»", "")
                    .replace("client.example", "")
                    .replaceAll(NAMES_OF_SCOPES, "");
            assertThat(rest).doesNotContainPattern(LETTERS);
            READ_ALOUD.forEach(name -> assertThat(page.select("body [" + name + "]"))
                    .as(name)
                    .allMatch(element -> element.attr(name).matches("«[^»]*».*")));
        });
    }

    @Test
    void keyThenItIsSaidSomewhere() throws IOException {
        assertThat(pages()).isNotEmpty();
        assertThat(keys.asked)
                .isEqualTo(texts(FOLDER.resolve("messages.properties")).stringPropertyNames());
    }

    @Test
    void languageThenAllTextsWithTheirNamesInThem() throws IOException {
        Properties english = texts(FOLDER.resolve("messages.properties"));
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> bundles = files.filter(file -> file.toString().endsWith(".properties"))
                    .toList();
            assertThat(bundles).hasSizeGreaterThan(1);
            for (Path file : bundles) {
                assertSays(english, texts(file), file.toString());
            }
        }
    }

    private static void assertSays(Properties english, Properties texts, String file) {
        assertThat(texts.stringPropertyNames()).as(file).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            String text = texts.getProperty(key);
            assertThat(text).as(file + ": " + key).isNotBlank().isEqualTo(text.strip());
            assertThat(text.split("\\{0}", -1))
                    .as(file + ": " + key)
                    .hasSameSizeAs(english.getProperty(key).split("\\{0}", -1));
        }
    }

    private static Properties texts(Path file) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        }
        return texts;
    }
}
