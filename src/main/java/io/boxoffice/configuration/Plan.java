package io.boxoffice.configuration;

import io.boxoffice.audience.AudienceRecord;
import io.boxoffice.audience.OwnPolicy;
import io.boxoffice.clients.Client;
import io.boxoffice.clients.Registration;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.OwnApi;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SortedMap;

/**
 * What has to change so that all is as a document says, in the order in which it is done: audiences before the clients that may get tokens
 * for them.
 *
 * @param id of this document on this state: another one once either has changed
 * @param unnamed audiences that the document does not name, which stay, for none is ever removed
 */
record Plan(String id, List<Change> changes, List<String> unnamed) {

    static Plan of(Present present, ConfigurationDocument wanted, Members members) {
        List<Change> changes = new ArrayList<>();
        List<String> unnamed = new ArrayList<>();
        wanted.audiences().ifPresent(named -> {
            audiences(present.audiences(), named, changes);
            present.audiences().keySet().stream()
                    .filter(name -> !named.containsKey(name) && !OwnApi.AUDIENCES.contains(new Audience(name)))
                    .forEach(unnamed::add);
        });
        wanted.clients().ifPresent(named -> clients(present.clients(), named, changes));
        return new Plan(id(present, wanted, members), List.copyOf(changes), List.copyOf(unnamed));
    }

    private static void audiences(
            SortedMap<String, AudienceRecord> present, SortedMap<String, OwnPolicy> named, List<Change> changes) {
        named.forEach((name, wanted) -> {
            AudienceRecord seen = present.get(name);
            if (seen == null) {
                changes.add(new Change.AddAudience(new Audience(name), wanted));
            } else if (!seen.own().equals(wanted)) {
                changes.add(new Change.ChangeAudience(seen, wanted));
            }
        });
    }

    private static void clients(
            SortedMap<String, Client> present, SortedMap<String, Registration> named, List<Change> changes) {
        present.values().stream()
                .filter(seen -> !named.containsKey(seen.id().value()))
                .map(Change.RemoveClient::new)
                .forEach(changes::add);
        named.forEach((id, wanted) -> {
            Client seen = present.get(id);
            if (seen == null) {
                changes.add(new Change.AddClient(new ClientId(id), wanted));
            } else if (!seen.registration().equals(wanted)) {
                changes.add(new Change.ChangeClient(seen, wanted));
            }
        });
    }

    /** How much it is, for the audit, whose other events say what. */
    String told() {
        return changes.size() == 1 ? "1 change" : changes.size() + " changes";
    }

    private static String id(Present present, ConfigurationDocument wanted, Members members) {
        StringBuilder all = new StringBuilder();
        present.audiences()
                .forEach((name, seen) ->
                        all.append(name).append(' ').append(seen.version()).append('\n'));
        present.clients()
                .forEach((id, seen) ->
                        all.append(id).append(' ').append(seen.version()).append('\n'));
        all.append(members.of(wanted));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
