package io.boxoffice.administration;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.account.PersonalDetails;
import io.boxoffice.account.User;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Grants;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.UserId;
import io.boxoffice.refresh.EndReason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** AD-07: every change is told with before and after; and which of them ends sessions. */
class DifferenceTest {
    private static final Grants ORDERS =
            Grants.of(Map.of(Audience.OTHER, Scopes.of(List.of("orders.read")), Audience.SERVER, Scopes.NONE));
    private static final User ALICE = user("alice", List.of("user", "admin"), null, ORDERS, true);

    @Test
    void nothingThenNothingToTell() {
        Difference none = new Difference(ALICE, user("alice", List.of("admin", "user"), null, ORDERS, true));
        assertThat(none.ofPermissions()).isEmpty();
        assertThat(none.ofTheRest()).isEmpty();
        assertThat(none.endOfEverySession()).isEmpty();
        assertThat(none.withdrawn()).isEmpty();
    }

    @Test
    void grantsThenBeforeAndAfter() {
        User after = user("alice", List.of("user"), null, Grants.NONE.with(Audience.SERVER), true);
        Difference less = new Difference(ALICE, after);
        assertThat(less.ofPermissions())
                .contains("roles admin user -> user; granted other(orders.read) server() -> server()");
        assertThat(less.ofTheRest()).isEmpty();
        assertThat(less.endOfEverySession()).contains(EndReason.Known.ADMIN_REMOVED);
        assertThat(less.withdrawn()).containsExactly(Audience.OTHER);
    }

    @Test
    void moreGrantsThenNoSessionEnds() {
        Difference more = new Difference(user("alice", List.of(), null, Grants.NONE, true), ALICE);
        assertThat(more.ofPermissions()).contains("roles  -> admin user; granted  -> other(orders.read) server()");
        assertThat(more.endOfEverySession()).isEmpty();
        assertThat(more.withdrawn()).isEmpty();
    }

    @Test
    void theRestThenBeforeAndAfter() {
        Difference rest = new Difference(ALICE, user("alicia", List.of("user", "admin"), "blue", ORDERS, false));
        assertThat(rest.ofPermissions()).isEmpty();
        assertThat(rest.ofTheRest()).contains("username alice -> alicia; tenant null -> blue; enabled true -> false");
        assertThat(rest.endOfEverySession()).contains(EndReason.Known.USER_DISABLED);
    }

    @Test
    void anotherTenantOrNoneThenEverySessionEnds() {
        User blue = user("alice", List.of("user", "admin"), "blue", ORDERS, true);
        User red = user("alice", List.of("user", "admin"), "red", ORDERS, true);
        for (Difference moved :
                List.of(new Difference(blue, red), new Difference(blue, ALICE), new Difference(ALICE, blue))) {
            assertThat(moved.endOfEverySession()).contains(EndReason.Known.TENANT_CHANGED);
        }
        assertThat(new Difference(blue, blue).endOfEverySession()).isEmpty();
    }

    @Test
    void lockLiftedThenBeforeAndAfter() {
        User locked = new User(
                ALICE.id(),
                ALICE.username(),
                ALICE.roles(),
                null,
                ORDERS,
                Map.of(),
                true,
                Instant.parse("2026-11-22T12:15:00Z"),
                Instant.EPOCH,
                1,
                false,
                PersonalDetails.NONE);
        assertThat(new Difference(locked, ALICE).ofTheRest()).contains("locked_until 2026-11-22T12:15:00Z -> null");
        assertThat(new Difference(locked, ALICE).endOfEverySession()).isEmpty();
    }

    @Test
    void disabledBeforeThenNothingEndsAnew() {
        User disabled = user("alice", List.of("user"), null, ORDERS, false);
        assertThat(new Difference(disabled, disabled).endOfEverySession()).isEmpty();
        assertThat(new Difference(disabled, ALICE).endOfEverySession()).isEmpty();
    }

    private static User user(
            String username, List<String> roles, @Nullable String tenant, Grants granted, boolean enabled) {
        return new User(
                new UserId(new UUID(1, 2)),
                username,
                roles,
                tenant,
                granted,
                Map.of(),
                enabled,
                null,
                Instant.EPOCH,
                1,
                false,
                PersonalDetails.NONE);
    }
}
