package io.boxoffice.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.boxoffice.json.StrictJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code boxoffice import-users}: a line of result for each line, and at the end how many of each kind. The file goes in parts, each a request of
 * its own, for Java's client reads no answer while it sends.
 */
@Command(
        name = "import-users",
        description = "Takes over users from elsewhere, one on a line (NDJSON). It can be run again.",
        mixinStandardHelpOptions = true)
final class ImportUsers implements Callable<Integer> {
    private static final int PART = 500;

    @Mixin
    private Server server = new Server();

    @Parameters(
            paramLabel = "FILE",
            description = "The users, each as POST /api/server/users takes them, with password_hash.")
    private Path file = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Map<String, Integer> counts = new TreeMap<>();

    @Override
    public Integer call() {
        boolean isWhole = true;
        int sent = 0;
        try (BufferedReader users = Files.newBufferedReader(file, ISO_8859_1)) { // so that each byte stays what it is
            List<String> part = part(users);
            while (isWhole && !part.isEmpty()) {
                isWhole = send(part, sent);
                sent += part.size();
                part = part(users);
            }
        } catch (IOException unreadable) {
            throw new CommandFailed(file + " cannot be read.");
        } finally {
            spec.commandLine().getErr().println(counts + (isWhole ? "" : "; it broke off: run it again"));
        }
        return isWhole && !counts.containsKey("invalid") ? 0 : Main.REFUSED;
    }

    private static List<String> part(BufferedReader users) throws IOException {
        List<String> part = new ArrayList<>();
        @Nullable String line = users.readLine();
        while (line != null) {
            part.add(line);
            line = part.size() < PART ? users.readLine() : null;
        }
        return part;
    }

    /** Whether each line of it has its answer. */
    private boolean send(List<String> part, int before) {
        byte[] lines = (String.join("\n", part) + "\n").getBytes(ISO_8859_1);
        String answer = Server.text(server.post("/api/server/users/import", "application/x-ndjson", lines));
        PrintWriter out = spec.commandLine().getOut();
        int answered = 0;
        for (String line : answer.lines().toList()) {
            Optional<ObjectNode> result = StrictJson.object(line.getBytes(UTF_8));
            result.ifPresent(known -> {
                counts.merge(known.path("status").asString(), 1, Integer::sum);
                known.put("line", known.path("line").asInt() + before);
            });
            out.println(result.map(ObjectNode::toString).orElse(line));
            answered += result.isPresent() ? 1 : 0;
        }
        out.flush();
        return answered == part.size();
    }
}
