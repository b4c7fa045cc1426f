package io.boxoffice.accesstoken;

import io.boxoffice.oauth.Audience;

/**
 * The claim {@code aud} (RFC 9068 2.2): one audience, by its name or by its resource.
 *
 * @param text as it stands in the token
 */
public record AudienceClaim(Audience audience, String text) {
    /** By its name. */
    public static AudienceClaim byName(Audience audience) {
        return new AudienceClaim(audience, audience.name());
    }

    /** Whether it is the name, which no audience ever loses. */
    boolean isByName() {
        return text.equals(audience.name());
    }
}
