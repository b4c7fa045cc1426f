package io.boxoffice.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.account.ImportedUser;
import io.boxoffice.account.UserImport;
import io.boxoffice.json.Lines;
import io.boxoffice.json.LinesReader;
import io.boxoffice.oauth.UserId;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An import from its body to its answer, with users that are counted and not stored. */
class ImportRunTest {
    private static final UUID ID = new UUID(1, 2);
    private static final String GOOD = "{\"username\":\"somebody\",\"password_hash\":"
            + "\"$2b$04$q3/z.AbUA83vnbPSa7xYP.HxGND9vnifNA96ijB7Cr9sBB1dOjA0O\"}";

    private final List<Integer> batches = new ArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private boolean mayGoOn = true;

    /** Takes everybody. */
    private final UserImport users = new UserImport() {
        @Override
        public List<Outcome> take(List<ImportedUser> taken) {
            batches.add(taken.size());
            return taken.stream()
                    .<Outcome>map(user -> outcome(user.profile().username().text()))
                    .toList();
        }
    };

    private static UserImport.Outcome outcome(String username) {
        return switch (username) {
            case "there" -> new UserImport.Exists(new UserId(ID));
            case "bad" -> new UserImport.Invalid("No.");
            case "trouble" -> throw new IllegalStateException("the database");
            default -> new UserImport.Created(new UserId(ID));
        };
    }

    private ImportRun begin(InputStream body) throws IOException {
        Lines lines = new LinesReader()
                .readFrom(
                        Lines.class,
                        Lines.class,
                        new Annotation[0],
                        MediaType.valueOf(Lines.NDJSON),
                        new MultivaluedHashMap<>(),
                        body);
        return ImportRun.begin(users, lines, () -> mayGoOn);
    }

    private ImportRun begin(String body) throws IOException {
        return begin(stream(body));
    }

    private static InputStream stream(String body) {
        return new ByteArrayInputStream(body.getBytes(StandardCharsets.US_ASCII));
    }

    private static String good(int lines) {
        return (GOOD + "\n").repeat(lines);
    }

    private static String created(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(ImportRunTest::created)
                .collect(Collectors.joining());
    }

    private static String created(int line) {
        return "{\"line\":" + line + ",\"status\":\"created\",\"id\":\"" + ID + "\"}\n";
    }

    private String answer() {
        return out.toString(StandardCharsets.US_ASCII);
    }

    @Test
    void linesOfEachKindThenAnAnswerForEachInTheirOrder() throws IOException {
        begin(String.join(
                        "\n",
                        GOOD,
                        "rubbish",
                        GOOD.replace("somebody", "there"),
                        "x".repeat(Lines.MOST_BYTES + 1),
                        GOOD.replace("somebody", "bad"),
                        GOOD))
                .write(out);

        assertThat(answer())
                .isEqualTo(created(1)
                        + "{\"line\":2,\"status\":\"invalid\",\"detail\":\"The line is not one JSON object.\"}\n"
                        + "{\"line\":3,\"status\":\"exists\",\"id\":\"" + ID + "\"}\n"
                        + "{\"line\":4,\"status\":\"invalid\",\"detail\":\"The line is over 16 KiB.\"}\n"
                        + "{\"line\":5,\"status\":\"invalid\",\"detail\":\"No.\"}\n"
                        + created(6));
    }

    @Test
    void manyThen200AtATimeAndEachAnsweredOnce() throws IOException {
        begin(good(401)).write(out);

        assertThat(batches).containsExactly(200, 200, 1);
        assertThat(answer()).isEqualTo(created(1, 401));
    }

    @Test
    void nothingThenNoLineAndNobodyAsked() throws IOException {
        mayGoOn = false;
        begin("").write(out);

        assertThat(answer()).isEmpty();
        assertThat(batches).isEmpty();
    }

    @Test
    void answersThenSentBeforeFurtherLinesAreRead() throws IOException {
        InputStream watched = new ByteArrayInputStream(new byte[0]) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                assertThat(answer()).isEqualTo(created(1, 200));
                return -1;
            }
        };
        begin(new SequenceInputStream(stream(good(200)), watched)).write(new OutputStream() {
            private final ByteArrayOutputStream unsent = new ByteArrayOutputStream();

            @Override
            public void write(int one) {
                unsent.write(one);
            }

            @Override
            public void flush() throws IOException {
                unsent.writeTo(out);
                unsent.reset();
            }
        });
    }

    @Test
    void troubleWithTheFirstLinesThenARefusalLikeAnyOther() {
        assertThatThrownBy(() -> begin(GOOD.replace("somebody", "trouble"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> begin(new SequenceInputStream(stream(GOOD), broken())))
                .isInstanceOf(IOException.class);
        mayGoOn = false;
        assertThatThrownBy(() -> begin(GOOD)).isInstanceOf(IOException.class);
        assertThat(batches).containsExactly(1);
    }

    @Test
    void troubleLaterThenTheLastLineIsNoJson() throws IOException {
        ImportRun trouble = begin(good(200) + GOOD.replace("somebody", "trouble"));
        assertThatThrownBy(() -> trouble.write(out)).isInstanceOf(IllegalStateException.class);
        assertThat(answer()).isEqualTo(created(1, 200) + "The import broke off here.\n");

        out.reset();
        ImportRun broken = begin(new SequenceInputStream(stream(good(200)), broken()));
        assertThatThrownBy(() -> broken.write(out)).isInstanceOf(IOException.class);
        assertThat(answer()).isEqualTo(created(1, 200) + "The import broke off here.\n");
    }

    @Test
    void whoImportsMayDoSoNoMoreThenNoFurtherLineIsStored() throws IOException {
        ImportRun run = begin(good(201));
        mayGoOn = false;

        assertThatThrownBy(() -> run.write(out)).isInstanceOf(IOException.class);
        assertThat(batches).containsExactly(200);
        assertThat(answer()).isEqualTo(created(1, 200) + "The import broke off here.\n");
    }

    /** All that was sent is stored by then: nothing broke off. */
    @Test
    void mayDoSoNoMoreAfterTheLastLineThenWhole() throws IOException {
        ImportRun run = begin(good(1));
        mayGoOn = false;
        run.write(out);

        assertThat(answer()).isEqualTo(created(1));
    }

    private static InputStream broken() throws IOException {
        InputStream closed = InputStream.nullInputStream();
        closed.close();
        return closed;
    }

    @Test
    void placesThenTwoAtOneTimeAndOneIsFreeWhenOneIsLeft() {
        ImportPlace first = new ImportPlace();
        ImportPlace second = new ImportPlace();
        ImportPlace third = new ImportPlace();
        assertThat(first.take()).isTrue();
        assertThat(second.take()).isTrue();
        assertThat(third.take()).isFalse();
        third.leave(); // had none
        assertThat(new ImportPlace().take()).isFalse();

        first.leave();
        assertThat(third.take()).isTrue();
        second.leave();
        third.leave();
    }
}
