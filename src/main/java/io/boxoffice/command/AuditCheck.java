package io.boxoffice.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** {@code boxoffice audit-check}. */
@Command(
        name = "audit-check",
        description = "Tells whether the audit is as it was sealed, and ends with 2 if it is not.",
        mixinStandardHelpOptions = true)
final class AuditCheck implements Callable<Integer> {
    @Mixin
    private Server server = new Server();

    @Option(
            names = "--from",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "The first seal to look at; the one before it is trusted. Else the first of all.")
    private long from = 1;

    @Option(
            names = "--noted",
            paramLabel = "FILE",
            description =
                    "Seals that were noted elsewhere: a log with lines such as \"Audit seal 17 over 42 events: ...\".")
    private @Nullable Path noted;

    @Option(names = "--json", description = "In JSON.")
    private boolean inJson;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        SealReport report = new SealReport(from, noted == null ? NotedSeals.none() : NotedSeals.in(noted));
        Optional<Long> next = Optional.of(from);
        while (next.isPresent()) {
            ObjectNode part = server.object("/api/server/audit/check?from=" + next.get());
            report.add(part);
            next = part.path("next").asLongOpt().stream().boxed().findFirst();
        }
        report.print(spec.commandLine().getOut(), inJson);
        return report.isGood() ? 0 : Main.DIFFERENT;
    }
}
