package io.boxoffice.command;

import io.boxoffice.json.LongBody;
import io.boxoffice.json.StrictYaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The document that a command is about. JSON is YAML too. */
final class DocumentFile {
    @Parameters(paramLabel = "FILE", description = "The document, in YAML or JSON.")
    private Path file = Path.of("");

    /** What it would change at a server. */
    ObjectNode plan(Server server) {
        return server.object("/api/server/config/plan", LongBody.YAML, bytes());
    }

    /** All that it asks for is done, if that is what was planned. */
    ObjectNode apply(Server server, String plan) {
        ObjectNode document = StrictYaml.object(bytes())
                .orElseThrow(
                        () -> new CommandFailed(file + " is not one YAML object without anchors, aliases and tags."));
        ObjectNode asked = JsonNodeFactory.instance.objectNode();
        asked.set("document", document);
        asked.put("plan", plan);
        return server.object(
                "/api/server/config/apply", "application/json", asked.toString().getBytes(StandardCharsets.UTF_8));
    }

    private byte[] bytes() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new CommandFailed(file + " cannot be read.");
        }
    }
}
