package io.boxoffice.view;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A page as it goes out.
 *
 * @param headers of these, each takes the place of what any answer carries under its name
 */
record RenderedPage(String html, Map<String, String> headers) {
    static final String MEDIA_TYPE = "text/html;charset=UTF-8";

    byte[] bytes() {
        return html.getBytes(StandardCharsets.UTF_8);
    }
}
