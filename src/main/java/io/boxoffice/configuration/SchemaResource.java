package io.boxoffice.configuration;

import io.boxoffice.json.AnswerWriter;
import io.boxoffice.json.StrictJson;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.Open;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/** The schema of the document (JSON Schema 2020-12), for editors: it is the same for everybody, and says nothing of what there is. */
@ApplicationScoped
@Open
@Path(SchemaResource.PATH)
public class SchemaResource {
    static final String PATH = "/schemas/configuration.json";

    private static final ObjectNode SCHEMA = read();

    @Inject
    Issuer issuer;

    /** With the address that it is read from as its {@code $id}. */
    @GET
    @Produces("application/schema+json")
    public byte[] schema() {
        return AnswerWriter.bytes(SCHEMA.deepCopy().put("$id", issuer.url() + PATH));
    }

    private static ObjectNode read() {
        try (InputStream file = Objects.requireNonNull(SchemaResource.class.getResourceAsStream(PATH), PATH)) {
            return StrictJson.object(file.readAllBytes()).orElseThrow();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
