package io.boxoffice.command;

import io.boxoffice.json.StrictJson;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** {@code boxoffice import-users}: a line of result for each line, while it runs; at the end how many of each kind. */
@Command(
        name = "import-users",
        description = "Takes over users from elsewhere, one on a line (NDJSON). It can be run again.",
        mixinStandardHelpOptions = true)
final class ImportUsers implements Callable<Integer> {
    @Mixin
    private Server server = new Server();

    @Parameters(
            paramLabel = "FILE",
            description = "The users, each as POST /api/server/users takes them, with password_hash.")
    private Path file = Path.of("users.ndjson");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        try {
            HttpResponse<InputStream> answer =
                    server.stream("/api/server/users/import", "application/x-ndjson", BodyPublishers.ofFile(file));
            try (InputStream body = answer.body()) {
                if (answer.statusCode() != 200) {
                    throw new CommandFailed(Server.refusal(answer.statusCode(), body.readAllBytes()));
                }
                return results(body);
            }
        } catch (FileNotFoundException missing) {
            throw new CommandFailed(file + " cannot be read.");
        }
    }

    private int results(InputStream body) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Map<String, Integer> counts = new TreeMap<>();
        boolean brokeOff = false;
        BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            out.println(line);
            Optional<ObjectNode> result = StrictJson.object(line.getBytes(StandardCharsets.UTF_8));
            result.ifPresent(known -> counts.merge(known.path("status").asString(), 1, Integer::sum));
            brokeOff = result.isEmpty();
        }
        out.flush();
        spec.commandLine().getErr().println(counts + (brokeOff ? "; it broke off: run it again" : ""));
        return brokeOff || counts.containsKey("invalid") ? Main.REFUSED : 0;
    }
}
