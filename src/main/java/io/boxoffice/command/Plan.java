package io.boxoffice.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code boxoffice plan}. */
@Command(
        name = "plan",
        description = "Tells what a document would change; nothing is.",
        mixinStandardHelpOptions = true)
final class Plan implements Runnable {
    @Mixin
    private Server server = new Server();

    @Mixin
    private DocumentFile document = new DocumentFile();

    @Option(names = "--json", description = "As the server tells it.")
    private boolean inJson;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        Changes changes = new Changes(document.plan(server));
        changes.print(spec.commandLine().getOut(), inJson, changes.told());
    }
}
