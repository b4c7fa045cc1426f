package io.boxoffice.system;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Tokens truly signed over claims of which one is not as it should be. */
final class Spoiled {
    private Spoiled() {}

    /** The claim replaced by a JSON text, which need not be one that a JSON library would write. */
    static String with(Door door, String claim, String json) {
        ObjectNode rest = door.claims();
        rest.remove(claim);
        String claims = rest.toString();
        return signed(door, "{\"" + claim + "\":" + json + "," + claims.substring(1));
    }

    static String without(Door door, String claim) {
        ObjectNode rest = door.claims();
        rest.remove(claim);
        return signed(door, rest.toString());
    }

    /** The claim missing, and replaced by each of these JSON texts. */
    static Map<String, String> inEachForm(Door door, String claim, String... jsons) {
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put(claim + " missing", without(door, claim));
        for (String json : jsons) {
            String shown = json.length() > 60 ? json.substring(0, 60) + "..." : json;
            tokens.put(claim + " " + shown, with(door, claim, json));
        }
        return tokens;
    }

    static String times(Door door, String iat, String exp) {
        ObjectNode rest = door.claims();
        rest.remove("iat");
        rest.remove("exp");
        return signed(
                door,
                "{\"iat\":" + iat + ",\"exp\":" + exp + "," + rest.toString().substring(1));
    }

    static String signed(Door door, String claims) {
        return door.forged().token(door.forged().header(), claims);
    }
}
