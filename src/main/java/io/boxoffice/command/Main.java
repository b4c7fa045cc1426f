package io.boxoffice.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/**
 * The command {@code boxoffice}. It ends with 0, with 1 where the server refused or was not reached, with 2 for drift and for an audit that is not
 * as it was sealed, with 64 for a wrong call.
 */
@Command(
        name = "boxoffice",
        description = "Audiences, clients, users, audit and keys of a Boxoffice server, from the command line.",
        subcommands = {
            Export.class,
            Plan.class,
            Apply.class,
            Drift.class,
            ImportUsers.class,
            AuditCheck.class,
            Schema.class,
            Reseal.class,
            HelpCommand.class
        },
        mixinStandardHelpOptions = true,
        version = "boxoffice",
        exitCodeOnInvalidInput = Main.WRONG_CALL,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:It is done, or all is as the document says or as it was sealed.",
            "1:The server refused it, or was not reached.",
            "2:What is in force is not what the document says (drift), or the audit is not as it was sealed.",
            "64:The call is wrong."
        })
public final class Main {
    static final int REFUSED = 1;
    static final int DIFFERENT = 2;
    static final int WRONG_CALL = 64;

    private Main() {}

    /** Runs one command and ends the process. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        CommandLine line = new CommandLine(new Main());
        line.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().exitCodeOnInvalidInput(WRONG_CALL));
        line.setExecutionExceptionHandler((failed, command, _) -> {
            if (failed instanceof CommandFailed) {
                command.getErr().println(failed.getMessage());
                return REFUSED;
            }
            throw failed;
        });
        return line.execute(arguments);
    }
}
