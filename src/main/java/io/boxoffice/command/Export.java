package io.boxoffice.command;

import io.boxoffice.json.LongBody;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code boxoffice export}. */
@Command(
        name = "export",
        description = "Writes audiences and clients as one document, without secrets.",
        mixinStandardHelpOptions = true)
final class Export implements Runnable {
    @Mixin
    private Server server = new Server();

    @Option(names = "--json", description = "In JSON instead of YAML.")
    private boolean inJson;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to; else to the standard output.")
    private @Nullable Path output;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        byte[] document = server.get("/api/server/config", inJson ? "application/json" : LongBody.YAML);
        if (output == null) {
            spec.commandLine().getOut().print(Server.text(document));
            spec.commandLine().getOut().flush();
            return;
        }
        try {
            WholeFile.write(output, document);
        } catch (IOException unwritable) {
            throw new CommandFailed(output + " cannot be written.");
        }
    }
}
