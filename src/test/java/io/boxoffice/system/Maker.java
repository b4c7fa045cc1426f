package io.boxoffice.system;

import java.util.Optional;

/** Whose library a resource server verifies with. */
enum Maker {
    NIMBUS,
    JOSE4J,
    SMALLRYE,
    SPRING,
    NPM_JOSE;

    /** A resource server of this audience that has read nothing yet; nothing where its library is missing. */
    Optional<ResourceServer> server(Office office, String audience) {
        return switch (this) {
            case NIMBUS -> Optional.of(new NimbusServer(office, audience));
            case JOSE4J -> Optional.of(new Jose4jServer(office, audience));
            case SMALLRYE -> Optional.of(new SmallRyeServer(office, audience));
            case SPRING -> Optional.of(new SpringServer(office, audience));
            case NPM_JOSE -> NpmJose.find(office, audience).map(ResourceServer.class::cast);
        };
    }
}
