package io.boxoffice.system;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Tokens truly signed over claims of which one is not as it should be. */
final class Spoiled {
    private Spoiled() {}

    /** The claim replaced by a JSON text, which need not be one that a JSON library would write. */
    static String with(Api api, String claim, String json) {
        ObjectNode rest = api.claims();
        rest.remove(claim);
        String claims = rest.toString();
        return signed(api, "{\"" + claim + "\":" + json + "," + claims.substring(1));
    }

    static String without(Api api, String claim) {
        ObjectNode rest = api.claims();
        rest.remove(claim);
        return signed(api, rest.toString());
    }

    /** The claim missing, and replaced by each of these JSON texts. */
    static Map<String, String> inEachForm(Api api, String claim, String... jsons) {
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put(claim + " missing", without(api, claim));
        for (String json : jsons) {
            String shown = json.length() > 60 ? json.substring(0, 60) + "..." : json;
            tokens.put(claim + " " + shown, with(api, claim, json));
        }
        return tokens;
    }

    static String times(Api api, String iat, String exp) {
        ObjectNode rest = api.claims();
        rest.remove("iat");
        rest.remove("exp");
        return signed(
                api,
                "{\"iat\":" + iat + ",\"exp\":" + exp + "," + rest.toString().substring(1));
    }

    static String signed(Api api, String claims) {
        return api.forged().token(api.forged().header(), claims);
    }
}
