package io.boxoffice.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The verifier of the npm module {@code jose}, as a process of Node beside the tests. Where it is missing, what it would look
 * at is left out and one loud line says so, unless {@code BOXOFFICE_JOSE} is {@code required}.
 */
final class NpmJose implements ResourceServer {
    private static final Path HOME = Path.of("target", "jose");
    private static final Path SCRIPT = Path.of("src", "test", "resources", "jose-verifier.mjs");

    private static final AtomicBoolean MISSED = new AtomicBoolean();

    private final Process node;
    private final BufferedReader answers;

    private NpmJose(Process node) {
        this.node = node;
        this.answers = node.inputReader(StandardCharsets.UTF_8);
    }

    /** A verifier for these audiences of a server; nothing where Node or the module is missing. */
    static Optional<NpmJose> find(Boxoffice boxoffice, String... audiences) {
        String keys = audiences.length == 1 ? Published.of(audiences[0]) : Published.ALL;
        return find(boxoffice, keys, Map.of(), audiences);
    }

    /** One that reads the key set of an audience under a name, once a second while it has tokens to look at. */
    static Optional<NpmJose> named(Boxoffice boxoffice, String audience, String verifier) {
        return find(boxoffice, Published.of(audience, verifier), Map.of("JOSE_CACHE_MS", "1000"), audience);
    }

    private static Optional<NpmJose> find(
            Boxoffice boxoffice, String keys, Map<String, String> environment, String... audiences) {
        try {
            if (!Files.isDirectory(HOME.resolve("node_modules").resolve("jose"))) {
                return missing("run: npm install --prefix target/jose jose");
            }
            Path script = Files.copy(SCRIPT, HOME.resolve(SCRIPT.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            List<String> command = new ArrayList<>(
                    List.of("node", script.toString(), boxoffice.address(keys).toString(), boxoffice.issuer()));
            command.addAll(List.of(audiences));
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().putAll(environment);
            builder.environment()
                    .put(
                            "NODE_EXTRA_CA_CERTS",
                            boxoffice.certificate().toAbsolutePath().toString());
            return Optional.of(new NpmJose(
                    builder.redirectError(ProcessBuilder.Redirect.INHERIT).start()));
        } catch (IOException noNode) {
            return missing("there is no node");
        }
    }

    private static Optional<NpmJose> missing(String why) {
        String line = "#### NOT VERIFIED WITH npm jose: " + why + " ####";
        if ("required".equals(System.getenv("BOXOFFICE_JOSE"))) {
            throw new AssertionError(line);
        }
        if (!MISSED.getAndSet(true)) {
            System.out.println(line);
        }
        return Optional.empty();
    }

    /** What is wrong with a token; nothing if it is good. */
    Optional<String> complaint(String token) {
        return look(token) instanceof Verdict.Refused refused ? Optional.of(refused.why()) : Optional.empty();
    }

    @Override
    public synchronized Verdict look(String token) {
        try {
            node.outputWriter(StandardCharsets.UTF_8).append(token).append('\n').flush();
            String answer = answers.readLine();
            return answer == null ? new Verdict.Refused("npm jose: ended") : verdict(Json.parse(answer));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static Verdict verdict(JsonNode answer) {
        if (answer.has("refused")) {
            return new Verdict.Refused("npm jose: " + answer.path("refused").stringValue());
        }
        return new Verdict.Admitted(
                answer.path("sub").stringValue(),
                answer.path("groups").valueStream().map(JsonNode::stringValue).collect(Collectors.toSet()),
                answer.path("scope").stringValue());
    }

    @Override
    public void close() {
        node.destroy();
    }
}
