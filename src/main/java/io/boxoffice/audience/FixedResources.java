package io.boxoffice.audience;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.OwnApi;
import java.util.Optional;
import java.util.stream.Stream;

/** The resources (RFC 8707 2) that nobody has registered: those of the APIs of this WAR, and the other URLs that mean this service. */
public final class FixedResources {
    private FixedResources() {}

    /** What an audience has without having been given one. */
    public static Optional<ResourceUri> of(Issuer issuer, Audience audience) {
        return OwnApi.of(issuer, audience).map(api -> new ResourceUri(api.url()));
    }

    /** Whether a URI means something else than an audience already: no audience is taken for another one or for the issuer. */
    static boolean isTaken(Issuer issuer, Audience audience, ResourceUri wanted) {
        Stream<String> ofOthers = OwnApi.AUDIENCES.stream()
                .filter(own -> !own.equals(audience))
                .map(own -> new OwnApi(issuer, own).url());
        return Stream.concat(ofOthers, Stream.of(issuer.url(), issuer.url() + "/oauth2/userinfo"))
                .map(ResourceUri::new)
                .anyMatch(taken -> taken.key().equals(wanted.key()));
    }
}
