package io.boxoffice.configuration;

import io.boxoffice.audience.AudienceRecord;
import io.boxoffice.audience.OwnPolicy;
import io.boxoffice.clients.Client;
import io.boxoffice.clients.Registration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** What audiences and clients are, but for those that no document names: userinfo, the built-in client, clients by documents of their own. */
record Present(SortedMap<String, AudienceRecord> audiences, SortedMap<String, Client> clients) {

    /** The document that says so. */
    ConfigurationDocument document() {
        SortedMap<String, OwnPolicy> policies = each(audiences, AudienceRecord::own);
        SortedMap<String, Registration> registrations = each(clients, Client::registration);
        return new ConfigurationDocument(Optional.of(policies), Optional.of(registrations));
    }

    private static <T, R> SortedMap<String, R> each(SortedMap<String, T> all, Function<T, R> reading) {
        SortedMap<String, R> read = new TreeMap<>();
        all.forEach((name, value) -> read.put(name, reading.apply(value)));
        return read;
    }
}
