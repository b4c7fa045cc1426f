package io.boxoffice.json;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code application/x-www-form-urlencoded} as RFC 6749 3.2 takes it: a parameter must not stand twice. */
final class FormBody {
    private FormBody() {}

    static ObjectNode object(byte[] bytes) {
        return object(new String(bytes, StandardCharsets.US_ASCII));
    }

    /** The same of a text, in which what is not ASCII is as malformed as in bytes. */
    static ObjectNode object(String text) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (String pair : text.split("&", -1)) {
            if (!pair.isEmpty()) {
                put(object, pair);
            }
        }
        return object;
    }

    private static void put(ObjectNode object, String pair) {
        int equals = pair.indexOf('=');
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
        if (object.has(name)) {
            throw BodyRefused.malformed("A parameter stands twice.");
        }
        object.put(name, value);
    }

    private static String decoded(String text) {
        // No parameter of ours may hold U+FFFD, as which what is not ASCII was read.
        return FormText.decoded(text)
                .filter(decoded -> decoded.indexOf('\uFFFD') < 0 && StrictJson.isClean(decoded))
                .orElseThrow(() -> BodyRefused.malformed("The parameters are not well encoded."));
    }
}
