package io.boxoffice.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code boxoffice schema}: what the server publishes, without asking one. */
@Command(
        name = "schema",
        description = "Writes the JSON Schema of the document, by which editors complete it.",
        mixinStandardHelpOptions = true)
final class Schema implements Runnable {
    private static final String FILE = "/schemas/configuration.json";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        try (InputStream file = Objects.requireNonNull(Schema.class.getResourceAsStream(FILE), FILE)) {
            spec.commandLine().getOut().print(new String(file.readAllBytes(), UTF_8));
            spec.commandLine().getOut().flush();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
