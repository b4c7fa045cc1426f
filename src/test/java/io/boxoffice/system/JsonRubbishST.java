package io.boxoffice.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A078, A079, A080: what a JSON parser may meet, at login and at the admin's calls: 400, in the endpoint's own words. */
class JsonRubbishST {
    @ParameterizedTest
    @EnumSource(names = {"LOGIN", "USERS", "PRODUCTS"})
    @DisplayName("ER-05: no document of any kind is a fault of the server, and none is taken")
    void documentThenBadRequest(BodiesST.Endpoint endpoint) {
        Stream.of(JsonRubbish.BROKEN, JsonRubbish.DOUBTFUL, JsonRubbish.SOUND)
                .flatMap(List::stream)
                .map(document -> document.getBytes(ISO_8859_1))
                .forEach(bytes -> endpoint.refuses(bytes.length > endpoint.most() ? 413 : 400, endpoint.post(bytes)));
    }

    @ParameterizedTest
    @EnumSource(names = {"LOGIN", "USERS", "PRODUCTS"})
    void soundDocumentThenTheUnknownMemberIsTheReason(BodiesST.Endpoint endpoint) {
        String broken = endpoint.post("{\"a\":".getBytes(ISO_8859_1)).body();
        String unknown = endpoint.post("{\"a\":1}".getBytes(ISO_8859_1)).body();
        assertThat(unknown).isNotEqualTo(broken);
    }
}
