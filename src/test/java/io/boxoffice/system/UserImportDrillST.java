package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Dboxoffice.drill.users=100000} users from elsewhere in one file, twice, and logins with hashes of each kind. */
@SecondLane
@Tag("drill")
class UserImportDrillST {
    private static final int USERS = Integer.getInteger("boxoffice.drill.users", 100_000);
    private static final long MOST_MORE_KIB = 200 * 1024;
    private static final String PASSWORD = "gr\u00FCne Wiesen im Regen";
    private static final List<String> HASHES = List.of(
            "$argon2id$v=19$m=19456,t=2,p=1$pILOcqHoBo6SL8ucDydS8w$2RCHEDH98HJrxnfWT+sKdYBw9sQUCCHae/87iTr4FdM",
            "$2b$10$YWVdhFHZNUIV5dDXM.qtBOejeT377.8QoYfAduhN1zDktOL3lfmVK",
            "$scrypt$ln=14,r=8,p=1$AkDofW9tbU0pBaB0rpVyrg$CjaJ9pDf3Hs7vrgKMeJ8LicoRLak0QG8VWwgKe+7cKQ",
            "$pbkdf2-sha256$29000$bU3JGcPY.59TqhWCkFLqfQ$iVKlPW6DSJ3afpWB08.rKcfk4brYClHuFgty5V/Du/I",
            "AQAAAAIAAYagAAAAEFVoCaVoNpl8tbmS2HtNsdSlvt4KOVXSKTpwdC8gB05jgs174gGyarxVUgLuIO8tbA==");

    @Test
    void manyThenAllAreThereInConstantMemoryAndLogIn(@TempDir Path scratch) throws Exception {
        try (Boxoffice boxoffice = Boxoffice.fresh()) {
            Path file = scratch.resolve("users.ndjson");
            write(file);
            long before = resident(boxoffice);
            Duration first = importing(boxoffice, file, "created");
            long after = resident(boxoffice);
            Duration second = importing(boxoffice, file, "exists");
            System.out.printf(
                    "%d users in %d s, once more in %d s; resident before %d KiB, after %d KiB%n",
                    USERS, first.toSeconds(), second.toSeconds(), before, after);
            assertThat(after - before).isLessThan(MOST_MORE_KIB);
            assertThat(boxoffice.database().count("select count(*) from account where username like 'elsewhere-%'"))
                    .isEqualTo(USERS);
            for (int i = 0; i < USERS; i += Math.max(1, USERS / 25 - 1)) {
                boxoffice.tryLogin("elsewhere-" + i, PASSWORD, "other").hasStatus(200);
            }
        }
    }

    private static void write(Path file) throws IOException {
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            for (int i = 0; i < USERS; i++) {
                lines.write(Json.object(
                        "username",
                        "elsewhere-" + i,
                        "password_hash",
                        HASHES.get(i % HASHES.size()),
                        "audiences",
                        List.of("other")));
                lines.write('\n');
            }
        }
    }

    private static Duration importing(Boxoffice boxoffice, Path file, String status) throws Exception {
        long begun = System.nanoTime();
        Path results = ImportByCurl.send(boxoffice, file, boxoffice.address("/api/server/users/import"));
        try (Stream<String> lines = Files.lines(results)) {
            assertThat(lines.filter(line -> line.contains("\"status\":\"" + status + "\"")))
                    .hasSize(USERS);
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static long resident(Boxoffice boxoffice) {
        try {
            Process ps = new ProcessBuilder(
                            "ps",
                            "-o",
                            "rss=",
                            "-p",
                            Long.toString(boxoffice.node().server().pid()))
                    .start();
            return Long.parseLong(new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
