package io.boxoffice.configuration;

import io.boxoffice.administration.AudienceRequest;
import io.boxoffice.audience.OwnPolicy;
import io.boxoffice.clients.Registration;
import io.boxoffice.json.Body;
import io.boxoffice.json.BodyRefused;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Issuer;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What audiences and clients shall be. A section that is left out says nothing of its kind; a client that a section does not name shall not be.
 * There is no secret in it.
 *
 * @param audiences by name
 * @param clients by id; only those that somebody registered
 */
public record ConfigurationDocument(
        Optional<SortedMap<String, OwnPolicy>> audiences, Optional<SortedMap<String, Registration>> clients) {
    static final int VERSION = 1;

    private static final String[] MEMBERS = {"$schema", "version", "audiences", "clients"};

    /** Of each kind: more than anybody writes down, and few enough to be tried out in seconds. */
    static final int MOST = 2_000;

    public ConfigurationDocument {
        audiences = audiences.map(Collections::unmodifiableSortedMap);
        clients = clients.map(Collections::unmodifiableSortedMap);
    }

    /** Reads a document; {@link BodyRefused}, with the place in it, for what none may say. */
    public static ConfigurationDocument of(Body body, Issuer issuer) {
        body.only(MEMBERS).integer("version", VERSION, VERSION);
        body.optionalText("$schema"); // for editors
        return new ConfigurationDocument(
                section(
                        body,
                        "audiences",
                        ConfigurationDocument::isAudience,
                        (name, values) -> AudienceRequest.policy(new Audience(name), values, issuer)),
                section(body, "clients", ConfigurationDocument::isClient, (_, values) -> Registration.of(values)));
    }

    private static <T> Optional<SortedMap<String, T>> section(
            Body body, String section, Predicate<String> isName, BiFunction<String, Body, T> reading) {
        return body.optionalObject(section).map(named -> {
            if (named.size() > MOST) {
                throw BodyRefused.malformed("The member " + section + " names more than " + MOST + ".");
            }
            SortedMap<String, T> read = new TreeMap<>();
            for (Map.Entry<String, JsonNode> entry : named.properties()) {
                if (!isName.test(entry.getKey())) {
                    throw BodyRefused.malformed("The member " + section + " has a name that none of them can have.");
                }
                read.put(entry.getKey(), read(section + "." + entry.getKey(), entry, reading));
            }
            return read;
        });
    }

    private static <T> T read(String place, Map.Entry<String, JsonNode> entry, BiFunction<String, Body, T> reading) {
        try {
            return reading.apply(entry.getKey(), new Body(values(entry.getValue())));
        } catch (BodyRefused refused) {
            throw BodyRefused.malformed(place + ": " + refused.getMessage());
        }
    }

    /** In YAML, a name without anything behind it is {@code null}: all its values are the defaults. */
    private static ObjectNode values(JsonNode node) {
        if (node.isNull()) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (!(node instanceof ObjectNode values)) {
            throw BodyRefused.malformed("It must be an object.");
        }
        return values;
    }

    private static boolean isAudience(String name) {
        return Audience.isName(name) && !name.equals(Audience.USERINFO.name());
    }

    private static boolean isClient(String id) {
        return ClientId.isName(id) && !id.equals(ClientId.FIRST_PARTY.value());
    }
}
