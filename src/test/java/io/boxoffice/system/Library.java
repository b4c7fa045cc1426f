package io.boxoffice.system;

import java.util.Optional;

/** Whose library a resource server verifies with. */
enum Library {
    NIMBUS,
    JOSE4J,
    SMALLRYE,
    SPRING,
    NPM_JOSE;

    /** A resource server of this audience that has read nothing yet; nothing where its library is missing. */
    Optional<ResourceServer> server(Boxoffice boxoffice, String audience) {
        return switch (this) {
            case NIMBUS -> Optional.of(new NimbusServer(boxoffice, audience));
            case JOSE4J -> Optional.of(new Jose4jServer(boxoffice, audience));
            case SMALLRYE -> Optional.of(new SmallRyeServer(boxoffice, audience));
            case SPRING -> Optional.of(new SpringServer(boxoffice, audience));
            case NPM_JOSE -> NpmJose.find(boxoffice, audience).map(ResourceServer.class::cast);
        };
    }
}
