package io.boxoffice.administration;

import io.boxoffice.account.User;
import io.boxoffice.oauth.Audience;
import io.boxoffice.refresh.EndReason;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a change of a user changed: what the audit tells of it, and which sessions it ends. No password is part of it. */
record Difference(User before, User after) {

    /** What they may do, before and after; nothing if that is the same. */
    Optional<String> ofPermissions() {
        return joined(Stream.of(
                line("roles", before.toldRoles(), after.toldRoles()),
                line("granted", before.grants().toString(), after.grants().toString())));
    }

    /** The rest, before and after; nothing if that is the same. */
    Optional<String> ofTheRest() {
        return joined(Stream.of(
                line("username", before.username(), after.username()),
                line("tenant", before.tenant(), after.tenant()),
                line("claims", before.claims(), after.claims()),
                line("name", before.details().name(), after.details().name()),
                line("email", before.details().email(), after.details().email()),
                line(
                        "email_verified",
                        before.details().emailVerified(),
                        after.details().emailVerified()),
                line("enabled", before.enabled(), after.enabled()),
                line("locked_until", before.lockedUntil(), after.lockedUntil())));
    }

    /** Why no session may outlive the change, if it is such a one. */
    Optional<EndReason> endOfEverySession() {
        if (before.enabled() && !after.enabled()) {
            return Optional.of(EndReason.Known.USER_DISABLED);
        }
        // whose rows a token reaches is read from the token alone
        if (!Objects.equals(before.tenant(), after.tenant())) {
            return Optional.of(EndReason.Known.TENANT_CHANGED);
        }
        return before.isAdmin() && !after.isAdmin() ? Optional.of(EndReason.Known.ADMIN_REMOVED) : Optional.empty();
    }

    /** The audiences that are no longer granted. */
    List<Audience> withdrawn() {
        return before.grants().scopes().keySet().stream()
                .filter(audience -> !after.grants().includes(audience))
                .toList();
    }

    private static Optional<String> joined(Stream<Optional<String>> lines) {
        return Optional.of(lines.flatMap(Optional::stream).collect(Collectors.joining("; ")))
                .filter(text -> !text.isEmpty());
    }

    private static Optional<String> line(String what, @Nullable Object old, @Nullable Object now) {
        return Objects.equals(old, now) ? Optional.empty() : Optional.of(what + " " + old + " -> " + now);
    }
}
