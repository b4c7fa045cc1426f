package io.boxoffice.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Seals as a log has them that is kept elsewhere. They show what no look at the database alone can: that the newest ones are gone together with
 * their events, or that all were made anew.
 *
 * @param digests by the number of the seal, in hexadecimal digits
 */
record NotedSeals(NavigableMap<Long, String> digests) {
    /** As the server writes it, in a line of any form. */
    private static final Pattern SEAL =
            Pattern.compile("Audit seal ([1-9][0-9]{0,17}) over [0-9]+ events: ([0-9a-f]{64})");

    static NotedSeals none() {
        return new NotedSeals(new TreeMap<>());
    }

    /** Those of a file; {@link CommandFailed} if there are none, or two of one number that differ. */
    static NotedSeals in(Path file) {
        NotedSeals seals = none();
        try (BufferedReader lines = Files.newBufferedReader(file, ISO_8859_1)) { // which no byte is wrong in
            for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
                SEAL.matcher(line).results().forEach(seals::add);
            }
        } catch (IOException unreadable) {
            throw new CommandFailed(file + " cannot be read.");
        }
        if (seals.digests.isEmpty()) {
            throw new CommandFailed(file + " has no line of a seal.");
        }
        return seals;
    }

    private void add(MatchResult seal) {
        String digest = seal.group(2);
        String before = digests.put(Long.valueOf(seal.group(1)), digest);
        if (before != null && !before.equals(digest)) {
            throw new CommandFailed("Seal " + seal.group(1) + " was noted twice, and differently.");
        }
    }

    /** Those from a number on. */
    Map<Long, String> from(long number) {
        return digests.tailMap(number, true);
    }
}
