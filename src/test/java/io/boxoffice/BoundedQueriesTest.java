package io.boxoffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No query whose result grows with what people do is read without a bound: each statement that reads a list says how many
 * rows it takes, or is named here with the reason why there cannot be many.
 */
class BoundedQueriesTest {
    private static final Path SOURCES = Path.of("src/main/java/io/boxoffice");
    private static final Pattern READING = Pattern.compile("\\.(getResultList|getResultStream|executeQuery)\\(");
    private static final Pattern METHOD =
            Pattern.compile("(?m)^    (?=\\S)[\\w<>\\[\\], .@?]*?\\b(\\w+)\\([^;{}]*\\)[^;{}]*\\{$");
    private static final Pattern CONSTANT = Pattern.compile("\\b[A-Z][A-Z_]+\\b");
    private static final Pattern BOUND =
            Pattern.compile("setMaxResults\\(|\\bLIMIT (\\?|1\\b|:)|\\bFOR NO KEY UPDATE\\b");

    /** Rows that are chosen, and locked so that another node chooses others, inside of the condition of a statement. */
    private static final Pattern CHOSEN_IN_A_CONDITION =
            Pattern.compile("\\bIN \\(\\s*SELECT [^;\"]*\\bLIMIT \\?[^;\"]*\\bFOR UPDATE");

    /** By class and method. */
    private static final Map<String, String> CANNOT_BE_MANY = Map.ofEntries(
            Map.entry("account/Accounts.find", "one user by id, with their grants, one for each audience"),
            Map.entry("account/Accounts.idsByKey", "of the names that were given, those that somebody has"),
            Map.entry("account/Accounts.findByName", "one user by a unique name, with their grants"),
            Map.entry("account/UserSearch.all", "the users of one page, by their ids"),
            Map.entry("account/UserSearch.names", "the names of the users of one page of events, by their ids"),
            Map.entry("account/UserSearch.ofName", "a unique name"),
            Map.entry("account/AccountChanges.isTaken", "a unique name"),
            Map.entry("revocation/RevocationRows.clients", "clients that administrators disabled within an hour"),
            Map.entry(
                    "audience/AudienceRows.policies",
                    "the registered audiences: administrators make them, and all are held"),
            Map.entry("audience/AudienceRows.current", "likewise, those that have one"),
            Map.entry("audit/AuditTrail.read", "TrailSql ends with a LIMIT"),
            Map.entry("audit/SealRows.next", "one seal"),
            Map.entry("audit/SealChecks.part", "the function of the database takes how many"),
            Map.entry("boot/PreflightKeyRing.check", "one key, by its purpose"),
            Map.entry("consent/Consents.given", "one, by its key"),
            Map.entry("factor/FactorRows.totp", "one seed of a user, by a unique index"),
            Map.entry("factor/FactorRows.codes", "one row that counts"),
            Map.entry("factor/PasskeyRows.find", "one passkey, by its unique id"),
            Map.entry("signin/SignInRows.find", "one, by a unique hash"),
            Map.entry("dpop/ProofRows.add", "of those that were given, those that were not there"),
            Map.entry("dpop/ProofRows.count", "one number"),
            Map.entry("shop/Orders.find", "one order by id"),
            Map.entry("database/Pooling.process", "one number, of the connection itself"),
            Map.entry("database/Statements.first", "the first row; whoever asks asks by an id"),
            Map.entry("refresh/SessionRows.readAgain", "one session by id"),
            Map.entry("refresh/SessionRows.sinceRotation", "one session by id"),
            Map.entry(
                    "signing/SigningKeys.living",
                    "the keys that are not over: administrators make them, and all are held"),
            Map.entry("signing/SigningKeys.active", "the keys of an audience that sign, which is one"),
            Map.entry("signing/SigningKeys.countByState", "one row for each of five states"),
            Map.entry("verifier/FetchRows.write", "the keys that a verifier has no more, of those in a key set"),
            Map.entry("drill/DrillRows.open", "a thousand of those that are open"),
            Map.entry("drill/DrillReadings.of", "one for each of 16 verifiers"),
            Map.entry("status/Canaries.of", "one for each drill that is open at the audience of a list"),
            Map.entry("drill/DrillRows.begunSince", "two kinds at each audience"),
            Map.entry("verifier/FetchRows.seen", "one for each verifier that an audience has or had"),
            Map.entry("signing/DecoyRows.published", "one for each drill that is open"),
            Map.entry("verifier/FetchRows.held", "the keys of an audience that are not over, for each of 16 verifiers"),
            Map.entry("vault/RingKeys.all", "one key for each purpose"),
            Map.entry("verifier/FetchRows.lastFetches", "two for each verifier that an audience has or had"),
            Map.entry("status/IndexRows.find", "one index, of a unique token"),
            Map.entry("status/IndexRows.revoked", "as many as a list has indexes"),
            Map.entry("status/ListRows.all", "one list for each audience"));

    @Test
    void queryThenBoundedOrOneOfAFew() {
        List<String> unbounded = new ArrayList<>();
        int seen = 0;
        for (Path file : sources()) {
            String text = read(file);
            Matcher reading = READING.matcher(text);
            while (reading.find()) {
                seen++;
                if (!BOUND.matcher(statement(text, reading.start())).find()) {
                    unbounded.add(name(file, text, reading.start()));
                }
            }
        }
        assertThat(seen).as("the sources were read").isGreaterThan(25);
        assertThat(new TreeSet<>(unbounded)).isEqualTo(new TreeSet<>(CANNOT_BE_MANY.keySet()));
    }

    /** The planner may choose in a condition once for each row that it looks at, and each time others, until all are chosen. */
    @Test
    void someRowsChangedThenTheyAreChosenOnce() {
        assertThat(sources().stream()
                        .filter(file ->
                                CHOSEN_IN_A_CONDITION.matcher(read(file)).find()))
                .isEmpty();
    }

    /** From the last statement's end to this one's, with the constants that it names. */
    private static String statement(String text, int at) {
        int from = Math.max(text.lastIndexOf(';', at), text.lastIndexOf('{', at));
        String own = text.substring(from + 1, text.indexOf(';', at));
        return CONSTANT.matcher(own)
                .results()
                .map(MatchResult::group)
                .reduce(own, (all, name) -> all + valueOf(name, text));
    }

    private static String valueOf(String constant, String text) {
        Matcher value =
                Pattern.compile("(?s)String " + constant + "\\s*=(.*?);").matcher(text);
        return value.find() ? value.group(1) : "";
    }

    private static String name(Path file, String text, int at) {
        String method = METHOD.matcher(text.substring(0, at))
                .results()
                .map(found -> found.group(1))
                .reduce("", (one, next) -> next);
        return SOURCES.relativize(file).toString().replace(".java", "") + "." + method;
    }

    private static List<Path> sources() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("boot/embedded"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
