package io.boxoffice.admin;

import io.boxoffice.account.UserSearch;
import io.boxoffice.audit.AuditRecord;
import io.boxoffice.clients.ClientRows;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.UserId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts names beside the ids of events: one query for the users of a page of them, and one for its clients. */
@Dependent
public class AuditNames {
    @Inject
    UserSearch users;

    @Inject
    ClientRows clients;

    List<AuditView> beside(List<AuditRecord> events) {
        Set<String> ids = events.stream()
                .flatMap(event -> Stream.of(event.actor(), Objects.requireNonNullElse(event.target(), "")))
                .collect(Collectors.toSet());
        Map<String, String> names = names(ids);
        return events.stream()
                .map(event -> AuditView.of(event, name(names, event.actor()), name(names, event.target())))
                .toList();
    }

    private Map<String, String> names(Set<String> ids) {
        Map<String, String> names = new HashMap<>();
        users.names(parsed(ids, UserId::parse)).forEach((id, name) -> names.put(id.toString(), name));
        clients.names(parsed(ids, ClientId::parse)).forEach((id, name) -> names.put(id.value(), name));
        return names;
    }

    private static <T> Set<T> parsed(Set<String> ids, Function<String, Optional<T>> reading) {
        return ids.stream().flatMap(id -> reading.apply(id).stream()).collect(Collectors.toSet());
    }

    private static @Nullable String name(Map<String, String> names, @Nullable String id) {
        return id == null ? null : names.get(id);
    }
}
