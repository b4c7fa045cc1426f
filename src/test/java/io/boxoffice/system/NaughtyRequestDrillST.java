package io.boxoffice.system;

import io.boxoffice.fixture.NaughtyTexts;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** All of the texts at each of the places of {@link NaughtyRequestST}. */
@Tag("drill")
@ThirdLane
class NaughtyRequestDrillST extends NaughtyRequestST {
    @Override
    List<String> texts(String place) {
        return NaughtyTexts.all();
    }
}
