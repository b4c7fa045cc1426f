package io.boxoffice.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The command {@code boxoffice} as it is shipped, for one server.
 *
 * @param directory for what it prints
 */
record Command(Boxoffice boxoffice, Path directory) {
    /** How it ended, and what it has printed. */
    record Ran(int exit, String out, String err) {}

    /**
     * Runs it.
     *
     * @param caller who calls, as variables of the environment
     */
    Ran run(Map<String, String> caller, String... arguments) throws IOException, InterruptedException {
        Path script = Path.of(System.getProperty("boxoffice.liberty.home"), "usr/servers/boxoffice/boxoffice");
        List<String> command = new ArrayList<>(List.of("bash", script.toString()));
        command.addAll(List.of(arguments));
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        Map<String, String> environment = builder.environment();
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("BOXOFFICE_URL", boxoffice.issuer());
        environment.put("BOXOFFICE_CA", boxoffice.certificate().toString());
        environment.putAll(caller);
        int exit = builder.start().waitFor();
        return new Ran(exit, Files.readString(out), Files.readString(err));
    }
}
