package io.boxoffice.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.boxoffice.oauth.Secret;
import io.boxoffice.signing.AnnouncedKey;
import io.boxoffice.signing.KeyRecord;
import org.jspecify.annotations.Nullable;

/**
 * An announced key, as the one who announced it sees it.
 *
 * @param secret of an HS256 key, base64url; otherwise left out
 */
record AnnouncedView(
        @JsonUnwrapped KeyRecord key,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret) {
    static AnnouncedView of(AnnouncedKey announced) {
        return new AnnouncedView(
                announced.key(), announced.secret().map(Secret::reveal).orElse(null));
    }
}
