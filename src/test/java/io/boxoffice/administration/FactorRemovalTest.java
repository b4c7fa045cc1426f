package io.boxoffice.administration;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.factor.Factors;
import io.boxoffice.fixture.SomeIds;
import io.boxoffice.fixture.Wiring;
import io.boxoffice.oauth.SessionId;
import io.boxoffice.oauth.UserId;
import io.boxoffice.refresh.EndReason;
import io.boxoffice.refresh.SessionService;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** MF-06: with a factor the sessions go that somebody else may have begun. */
class FactorRemovalTest {
    private static final UUID HAD = new UUID(1, 2);

    private final List<String> ended = new ArrayList<>();
    private final UserId alice = SomeIds.user();
    private final SessionId own = new SessionId(new UUID(3, 4));
    private final FactorRemoval removal = new Wiring()
            .put(Factors.class, new OneFactor())
            .put(SessionService.class, new Ends())
            .get(FactorRemoval.class);

    private final class OneFactor extends Factors {
        @Override
        public boolean remove(UserId user, UUID id) {
            return id.equals(HAD);
        }

        @Override
        public void removeAll(UserId user) {
            ended.add("factors of " + user);
        }
    }

    private final class Ends extends SessionService {
        @Override
        public void endAllOfBut(UserId user, SessionId spared, EndReason reason) {
            ended.add(user + " but " + spared + ": " + reason.words());
        }

        @Override
        public void endAllOf(UserId user, EndReason reason) {
            ended.add(user + ": " + reason.words());
        }
    }

    @Test
    void ownFactorThenEverySessionButTheOneThatAsks() {
        assertThat(removal.remove(alice, HAD, own)).isTrue();
        assertThat(ended).containsExactly(alice + " but " + own + ": " + EndReason.Known.FACTOR_REMOVED.words());
    }

    @Test
    void notTheirsThenNoSession() {
        assertThat(removal.remove(alice, new UUID(5, 6), own)).isFalse();
        assertThat(ended).isEmpty();
    }

    @Test
    @DisplayName("by an administrator: all factors, and every session")
    void allThenEverySession() {
        removal.removeAll(alice);
        assertThat(ended).containsExactly("factors of " + alice, alice + ": " + EndReason.Known.FACTOR_REMOVED.words());
    }
}
