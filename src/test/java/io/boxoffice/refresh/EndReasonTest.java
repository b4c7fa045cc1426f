package io.boxoffice.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What is searched for in the audit is worded as it was stored. */
class EndReasonTest {
    @Test
    void ownReasonThenTheWordsThatAreStored() {
        assertThat(Arrays.stream(EndReason.Known.values()).map(EndReason::words))
                .containsExactlyInAnyOrder(
                        "logout",
                        "ended by its owner",
                        "all ended by their owner",
                        "all ended by an administrator",
                        "a newer session took its place",
                        "a login in the same browser took its place",
                        "a used refresh token was presented",
                        "a redeemed code was presented again",
                        "signed out",
                        "consent withdrawn",
                        "password changed",
                        "password set by an administrator",
                        "second factor removed",
                        "user disabled",
                        "user deleted",
                        "tenant changed",
                        "client disabled",
                        "client deleted",
                        "role admin removed",
                        "audience no longer granted");
    }
}
