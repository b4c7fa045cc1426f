package io.boxoffice.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/** What was sealed anew, in words: nobody takes the previous master key away before it was. */
class ResealTest {
    private static String told(int moved, boolean previous) {
        return Reseal.told(JsonNodeFactory.instance
                .objectNode()
                .put("keys", 10)
                .put("moved", moved)
                .put("previous", previous));
    }

    @Test
    void movedThenThePreviousMayGo() {
        assertThat(told(10, true))
                .isEqualTo("10 keys were sealed anew. All 10 keys of the ring are under the master key of the node that"
                        + " answered: boxoffice.master.key.previous may go from every node.");
    }

    @Test
    void nothingMovedThenSaidSoAndWhetherThereWasAPreviousOne() {
        assertThat(told(0, true)).startsWith("There was nothing to seal.").endsWith("of the node that answered.");
        assertThat(told(0, false)).endsWith(", which was given no boxoffice.master.key.previous.");
    }
}
