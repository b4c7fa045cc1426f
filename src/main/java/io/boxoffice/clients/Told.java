package io.boxoffice.clients;

/** What a client may do, in words for the audit. */
final class Told {
    private Told() {}

    static String of(Registration client) {
        String words = client.type().wire() + " "
                + client.tokenEndpointAuthMethod().wire() + "; grants "
                + client.grantTypes().stream().map(grant -> grant.wire()).toList()
                + "; audiences " + client.audiences();
        String introspects = client.resourceServerOf() == null ? "" : "; introspects " + client.resourceServerOf();
        String tenant = client.tenant() == null ? "" : "; tenant " + client.tenant();
        return words + introspects + tenant + (client.enabled() ? "" : "; disabled");
    }
}
