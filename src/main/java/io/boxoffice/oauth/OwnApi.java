package io.boxoffice.oauth;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * An API that this WAR serves itself, below {@code /api/} and the name of its audience.
 *
 * @param audience one of {@link #AUDIENCES}
 */
public record OwnApi(Issuer issuer, Audience audience) {
    /** Those that there are. */
    public static final List<Audience> AUDIENCES = List.of(Audience.SERVER, Audience.OTHER);

    private static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";

    /** That of an audience; nothing if it is another process's. */
    public static Optional<OwnApi> of(Issuer issuer, Audience audience) {
        return Optional.of(audience).filter(AUDIENCES::contains).map(own -> new OwnApi(issuer, own));
    }

    /** That in which a path of this node lies: whole segments, compared exactly. */
    public static Optional<OwnApi> at(Issuer issuer, String path) {
        return AUDIENCES.stream()
                .map(own -> new OwnApi(issuer, own))
                .filter(api -> path.equals(api.path()) || path.startsWith(api.path() + "/"))
                .findFirst();
    }

    /** Where it lies on this node. */
    public String path() {
        return "/api/" + audience.name();
    }

    /** Where the world finds it: its resource (RFC 8707 2), unless it has been given another one. */
    public String url() {
        return issuer.url() + path();
    }

    /** Where the world finds its metadata: the well-known path stands between host and path (RFC 9728 3.1). */
    public String metadataUrl() {
        return URI.create(issuer.url()).resolve("/").resolve(WELL_KNOWN) + issuer.path() + path();
    }
}
