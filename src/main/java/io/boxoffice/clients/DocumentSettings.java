package io.boxoffice.clients;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.settings.BadSetting;
import io.boxoffice.settings.Settings;
import java.util.List;
import java.util.Set;

/**
 * Whether clients may register themselves by a document of theirs (draft-ietf-oauth-client-id-metadata-document), and what such a client may get.
 *
 * @param hosts whose documents are read; none for any host of the public internet
 * @param audiences at which such a client may get whatever its user has, if the user allows it; userinfo need not be named
 * @param most how many such clients are kept at a time, on all nodes together
 */
public record DocumentSettings(boolean on, Set<String> hosts, List<Audience> audiences, int most) {
    private static final String AUDIENCES = "boxoffice.clients.metadata.audiences";
    private static final String HOSTS = "boxoffice.clients.metadata.hosts";

    /** Those who administrate do so with clients that somebody here knows. */
    private static final String NOT_FOR_STRANGERS = "server";

    private enum Read {
        OFF,
        ON
    }

    public DocumentSettings {
        hosts = Set.copyOf(hosts);
        audiences = List.copyOf(audiences);
    }

    /** Reads all four; {@link BadSetting} for what is no host, no name of an audience, or out of range. */
    public static DocumentSettings of(Settings settings) {
        return new DocumentSettings(
                settings.choice("boxoffice.clients.metadata.documents", Read.class) == Read.ON,
                Set.copyOf(settings.list(HOSTS).stream()
                        .map(DocumentSettings::host)
                        .distinct()
                        .toList()),
                settings.list(AUDIENCES).stream()
                        .map(DocumentSettings::audience)
                        .distinct()
                        .toList(),
                settings.integer("boxoffice.clients.metadata.max", 10, 10_000));
    }

    private static String host(String text) {
        if (!text.matches("[a-z0-9.-]{1,253}")) {
            throw new BadSetting(HOSTS, Settings.quoted(text), "names of hosts in lower case, such as app.example.com");
        }
        return text;
    }

    private static Audience audience(String name) {
        if (!Audience.isName(name) || name.equals(NOT_FOR_STRANGERS)) {
            throw new BadSetting(
                    AUDIENCES, Settings.quoted(name), "names of audiences, [a-z][a-z0-9-]{0,62}, and not server");
        }
        return new Audience(name);
    }

    /** Whether an id is the address of a document that may be read. */
    boolean takes(String id) {
        return on
                && ClientId.isDocument(id)
                && (hosts.isEmpty()
                        || new ClientId(id).host().filter(hosts::contains).isPresent());
    }
}
