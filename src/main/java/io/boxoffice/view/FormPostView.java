package io.boxoffice.view;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An authorization response that the browser posts to the client (OAuth 2.0 Form Post Response Mode 2): the form
 * {@code continue}, whose button a script presses, or the reader.
 *
 * @param action the client's redirect URI
 * @param fields the parameters of the response, in their order
 */
public record FormPostView(String action, Map<String, String> fields) implements View {
    public FormPostView {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** Where it goes, as a reader knows it. */
    String host() {
        return WebAddress.hostOf(action);
    }
}
