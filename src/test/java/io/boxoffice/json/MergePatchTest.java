package io.boxoffice.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** The examples of RFC 7396 appendix A whose target and patch are objects. */
class MergePatchTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{\"a\":\"b\"}           ; {\"a\":\"c\"}                    ; {\"a\":\"c\"}",
                "{\"a\":\"b\"}           ; {\"b\":\"c\"}                    ; {\"a\":\"b\",\"b\":\"c\"}",
                "{\"a\":\"b\"}           ; {\"a\":null}                     ; {}",
                "{\"a\":\"b\",\"b\":\"c\"} ; {\"a\":null}                   ; {\"b\":\"c\"}",
                "{\"a\":[\"b\"]}         ; {\"a\":\"c\"}                    ; {\"a\":\"c\"}",
                "{\"a\":\"c\"}           ; {\"a\":[\"b\"]}                  ; {\"a\":[\"b\"]}",
                "{\"a\":{\"b\":\"c\"}}   ; {\"a\":{\"b\":\"d\",\"c\":null}} ; {\"a\":{\"b\":\"d\"}}",
                "{\"a\":[{\"b\":\"c\"}]} ; {\"a\":[1]}                      ; {\"a\":[1]}",
                "{\"e\":null}            ; {\"a\":1}                        ; {\"e\":null,\"a\":1}",
                "{}                      ; {\"a\":{\"bb\":{\"ccc\":null}}}  ; {\"a\":{\"bb\":{}}}"
            })
    void patchThenAsTheAppendixSays(String target, String patch, String result) {
        assertThat(MergePatch.merge(object(target), object(patch))).isEqualTo(object(result));
    }

    private static ObjectNode object(String json) {
        return StrictJson.object(json.getBytes(UTF_8)).orElseThrow();
    }
}
