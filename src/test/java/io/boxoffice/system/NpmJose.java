package io.boxoffice.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The verifier of the npm module {@code jose}, as a process of Node beside the tests. */
final class NpmJose implements AutoCloseable {
    private static final Path HOME = Path.of("target", "jose");
    private static final Path SCRIPT = Path.of("src", "test", "resources", "jose-verifier.mjs");

    private final Process node;
    private final BufferedReader answers;

    private NpmJose(Process node) {
        this.node = node;
        this.answers = node.inputReader(StandardCharsets.UTF_8);
    }

    /** A verifier that trusts this office; nothing, and one loud line, where Node or the module is missing. */
    static Optional<NpmJose> find(Office office) {
        try {
            if (!Files.isDirectory(HOME.resolve("node_modules").resolve("jose"))) {
                return missing("run: npm install --prefix target/jose jose");
            }
            Path script = Files.copy(SCRIPT, HOME.resolve(SCRIPT.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            ProcessBuilder builder = new ProcessBuilder(
                    "node",
                    script.toString(),
                    "https://localhost:" + office.httpsPort() + Published.ALL,
                    office.issuer());
            builder.environment()
                    .put(
                            "NODE_EXTRA_CA_CERTS",
                            office.certificate().toAbsolutePath().toString());
            return Optional.of(new NpmJose(
                    builder.redirectError(ProcessBuilder.Redirect.INHERIT).start()));
        } catch (IOException noNode) {
            return missing("there is no node");
        }
    }

    private static Optional<NpmJose> missing(String why) {
        System.out.println("#### NOT VERIFIED WITH npm jose: " + why + " ####");
        return Optional.empty();
    }

    /** What is wrong with a token; nothing if it is good. */
    synchronized Optional<String> complaint(String token) {
        try {
            node.outputWriter(StandardCharsets.UTF_8).append(token).append('\n').flush();
            String answer = Optional.ofNullable(answers.readLine()).orElse("ended");
            return Optional.of("npm jose: " + answer).filter(text -> !"good".equals(answer));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public void close() {
        node.destroy();
    }
}
