package io.boxoffice.admin;

import io.boxoffice.account.UserSearch;
import io.boxoffice.audit.AuditRecord;
import io.boxoffice.oauth.UserId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts names beside the ids of events: one query for a page of them. */
@Dependent
public class AuditNames {
    @Inject
    UserSearch users;

    List<AuditView> beside(List<AuditRecord> events) {
        Set<UserId> ids = events.stream()
                .flatMap(event -> Stream.of(event.actor(), Objects.requireNonNullElse(event.target(), "")))
                .flatMap(id -> UserId.parse(id).stream())
                .collect(Collectors.toSet());
        Map<UserId, String> names = users.names(ids);
        return events.stream()
                .map(event -> AuditView.of(event, name(names, event.actor()), name(names, event.target())))
                .toList();
    }

    private static @Nullable String name(Map<UserId, String> names, @Nullable String id) {
        return Optional.ofNullable(id).flatMap(UserId::parse).map(names::get).orElse(null);
    }
}
