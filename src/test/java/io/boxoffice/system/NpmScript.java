package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/**
 * A script with npm modules, run by Node beside a test. It says one line of JSON for each thing that it did; one that sends its user's
 * browser somewhere reads where that came back.
 */
final class NpmScript {
    static final Path HOME = Path.of("target", "jose");

    private NpmScript() {}

    /** Whether these modules are there; where they are not, one loud line says so, unless {@code BOXOFFICE_JOSE} is {@code required}. */
    static boolean isInstalled(List<String> modules) {
        boolean isThere = modules.stream().allMatch(module -> Files.isDirectory(HOME.resolve("node_modules", module)));
        String names = String.join(" ", modules);
        if (!isThere) {
            System.out.println("#### NOT TRIED WITH npm: run npm install --prefix target/jose " + names + " ####");
        }
        assertThat(isThere || !"required".equals(System.getenv("BOXOFFICE_JOSE")))
                .as(names)
                .isTrue();
        return isThere;
    }

    /**
     * Runs a script of the test's resources to its end.
     *
     * @param visit of an address that its user's browser is sent to, the one that it leaves the service for
     * @return what it said, each value in lower case
     */
    static Map<String, String> run(
            Boxoffice boxoffice, String name, Map<String, Object> config, UnaryOperator<String> visit)
            throws IOException, InterruptedException {
        Path script = Files.copy(
                Path.of("src", "test", "resources", name), HOME.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        Path told = Files.writeString(Files.createTempFile(HOME, "config", ".json"), Json.text(config));
        ProcessBuilder node = new ProcessBuilder("node", script.toString(), told.toString()).redirectErrorStream(true);
        node.environment()
                .put(
                        "NODE_EXTRA_CA_CERTS",
                        boxoffice.certificate().toAbsolutePath().toString());
        Process process = node.start();
        Map<String, String> said = new TreeMap<>();
        StringBuilder output = new StringBuilder();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.append(line).append('\n');
                if (line.startsWith("{")) {
                    hear(Json.parse(line), process, said, visit);
                }
            }
        }
        Files.delete(told);
        assertThat(process.waitFor()).as(output.toString()).isZero();
        return said;
    }

    private static void hear(JsonNode line, Process process, Map<String, String> said, UnaryOperator<String> visit)
            throws IOException {
        if (line.has("visit")) {
            String back = visit.apply(line.path("visit").stringValue());
            process.outputWriter(StandardCharsets.UTF_8)
                    .append(back)
                    .append('\n')
                    .flush();
        } else {
            said.put(
                    line.path("what").stringValue(),
                    line.path("value").asString().toLowerCase(Locale.ROOT));
        }
    }
}
