package io.boxoffice.configuration;

import io.boxoffice.administration.AudienceRequest;
import io.boxoffice.administration.AudienceView;
import io.boxoffice.audience.OwnPolicy;
import io.boxoffice.clients.Registration;
import io.boxoffice.json.AnswerWriter;
import io.boxoffice.json.Body;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Issuer;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a document has to say of an audience or a client: the members that differ from what they are where nothing is said. */
record Members(Issuer issuer) {

    ObjectNode of(ConfigurationDocument document) {
        ObjectNode written = JsonNodeFactory.instance.objectNode();
        written.put("version", ConfigurationDocument.VERSION);
        document.audiences().ifPresent(all -> written.set("audiences", section(all, this::ofAudience)));
        document.clients().ifPresent(all -> written.set("clients", section(all, (_, client) -> ofClient(client))));
        return written;
    }

    ObjectNode ofAudience(String name, OwnPolicy own) {
        Audience audience = new Audience(name);
        OwnPolicy unsaid = AudienceRequest.policy(audience, new Body(JsonNodeFactory.instance.objectNode()), issuer);
        ObjectNode members = tree(audience, own);
        members.remove("name");
        return without(members, tree(audience, unsaid));
    }

    ObjectNode ofClient(Registration registration) {
        ObjectNode members = AnswerWriter.tree(registration);
        ObjectNode least = JsonNodeFactory.instance.objectNode();
        least.set("client_name", members.path("client_name"));
        least.set("type", members.path("type")); // other members follow from it
        ObjectNode unsaid = AnswerWriter.tree(Registration.of(new Body(least)));
        unsaid.remove("client_name");
        if (!registration.equals(Registration.of(new Body(without(members.deepCopy(), unsaid))))) {
            unsaid.remove("type");
        }
        return without(members, unsaid);
    }

    private ObjectNode tree(Audience audience, OwnPolicy own) {
        return AnswerWriter.tree(AudienceView.of(audience, own, issuer));
    }

    private static ObjectNode without(ObjectNode members, ObjectNode unsaid) {
        unsaid.properties().stream()
                .filter(member -> member.getValue().equals(members.get(member.getKey())))
                .forEach(member -> members.remove(member.getKey()));
        return members;
    }

    private static <T> ObjectNode section(SortedMap<String, T> named, BiFunction<String, T, ObjectNode> writing) {
        ObjectNode section = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(named).forEach((name, value) -> section.set(name, writing.apply(name, value)));
        return section;
    }
}
