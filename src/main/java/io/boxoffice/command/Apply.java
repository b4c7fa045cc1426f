package io.boxoffice.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code boxoffice apply}. */
@Command(
        name = "apply",
        description = "Does all that a document asks for, or nothing.",
        mixinStandardHelpOptions = true)
final class Apply implements Runnable {
    @Mixin
    private Server server = new Server();

    @Mixin
    private DocumentFile document = new DocumentFile();

    @Option(
            names = "--plan",
            paramLabel = "ID",
            description = "Only if this is still what it changes: the id of a plan that somebody looked at.")
    private @Nullable String plan;

    @Option(names = "--json", description = "As the server tells it.")
    private boolean inJson;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        String planned = plan == null ? new Changes(document.plan(server)).id() : plan;
        new Changes(document.apply(server, planned)).print(spec.commandLine().getOut(), inJson, "Done.");
    }
}
