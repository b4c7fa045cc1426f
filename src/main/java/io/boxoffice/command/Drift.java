package io.boxoffice.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code boxoffice drift}. */
@Command(
        name = "drift",
        description = "Tells what is not as a document says, and ends with 2 if there is something.",
        mixinStandardHelpOptions = true)
final class Drift implements Callable<Integer> {
    @Mixin
    private Server server = new Server();

    @Mixin
    private DocumentFile document = new DocumentFile();

    @Option(names = "--json", description = "As the server tells it.")
    private boolean inJson;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Changes changes = new Changes(document.plan(server));
        changes.print(spec.commandLine().getOut(), inJson, changes.told());
        return changes.isNone() ? 0 : Main.DIFFERENT;
    }
}
