package io.boxoffice.admin;

import io.boxoffice.account.ImportedUser;
import io.boxoffice.account.UserImport;
import io.boxoffice.json.AnswerWriter;
import io.boxoffice.json.Lines;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** An import on its way: of {@value #BATCH} lines at a time the users are stored, and then the answers sent. Memory holds these lines only. */
final class ImportRun implements StreamingOutput {
    private static final int BATCH = 200;
    private static final String BROKEN_OFF = "The import broke off here.\n";

    private final UserImport users;
    private final Lines lines;
    private final BooleanSupplier mayGoOn;
    private long line;
    private List<ImportResult> next = List.of();

    private ImportRun(UserImport users, Lines lines, BooleanSupplier mayGoOn) {
        this.users = users;
        this.lines = lines;
        this.mayGoOn = mayGoOn;
    }

    /**
     * The first lines are taken before the answer begins: what fails by then is a refusal like any other.
     *
     * @param mayGoOn asked before each further lines are stored
     */
    static ImportRun begin(UserImport users, Lines lines, BooleanSupplier mayGoOn) throws IOException {
        ImportRun run = new ImportRun(users, lines, mayGoOn);
        run.next = run.taken();
        return run;
    }

    /** The last line of an answer that breaks off is no JSON, so that nobody takes a part for all. */
    @Override
    public void write(OutputStream out) throws IOException {
        try {
            writeAll(out);
        } catch (IOException | RuntimeException failed) {
            out.write(BROKEN_OFF.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            throw failed;
        }
    }

    private void writeAll(OutputStream out) throws IOException {
        while (!next.isEmpty()) {
            for (ImportResult result : next) {
                out.write(AnswerWriter.line(result));
            }
            out.flush();
            next = taken();
        }
    }

    private List<ImportResult> taken() throws IOException {
        List<ImportedLine> batch = new ArrayList<>();
        Optional<Lines.Line> read = lines.next();
        while (read.isPresent()) {
            batch.add(ImportedLine.of(read.get()));
            read = batch.size() < BATCH ? lines.next() : Optional.empty();
        }
        return batch.isEmpty() ? List.of() : stored(batch);
    }

    private List<ImportResult> stored(List<ImportedLine> batch) throws IOException {
        if (!mayGoOn.getAsBoolean()) {
            throw new IOException("who imports may do so no more");
        }
        return results(batch);
    }

    private List<ImportResult> results(List<ImportedLine> batch) {
        Iterator<UserImport.Outcome> outcomes = users.take(good(batch)).iterator();
        List<ImportResult> results = new ArrayList<>();
        for (ImportedLine imported : batch) {
            line++;
            results.add(
                    switch (imported) {
                        case ImportedLine.Good _ -> ImportResult.of(line, outcomes.next());
                        case ImportedLine.Bad bad -> ImportResult.invalid(line, bad.message());
                    });
        }
        return results;
    }

    private static List<ImportedUser> good(List<ImportedLine> batch) {
        List<ImportedUser> good = new ArrayList<>();
        for (ImportedLine imported : batch) {
            if (imported instanceof ImportedLine.Good(ImportedUser user)) {
                good.add(user);
            }
        }
        return good;
    }
}
