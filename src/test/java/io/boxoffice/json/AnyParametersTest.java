package io.boxoffice.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** RFC 6749 appendix B, of any parameters and of any bytes. */
class AnyParametersTest {
    @Provide
    Arbitrary<Map<String, String>> parameters() {
        Arbitrary<String> texts = Arbitraries.strings()
                .withChars(' ', '!', '%', '&', '+', '=', ';', '#', 'a', 'Z', '\u00a3', '\u20ac', '\ufffd')
                .withCharRange('!', '~')
                .ofMinLength(1)
                .ofMaxLength(20);
        return Arbitraries.maps(texts, texts).ofMaxSize(20);
    }

    /** Whatever another encoder writes is read as what it was. */
    @Property(tries = 300)
    void encodedThenTheSame(@ForAll("parameters") Map<String, String> parameters) {
        String text = parameters.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
        Parameters form = Parameters.of(text.getBytes(StandardCharsets.UTF_8));

        parameters.forEach((name, value) -> {
            assertThat(form.text(name)).isEqualTo(value);
            assertThat(form.texts(name)).isEqualTo(List.of(value));
        });
    }

    /** Any bytes are read or refused, never anything else, and what is read has no control character. */
    @Property(tries = 2000)
    void anyBytesThenReadOrRefused(@ForAll("rubbish") byte[] rubbish) {
        try {
            assertThat(Parameters.of(rubbish).texts("a"))
                    .allSatisfy(value -> assertThat(value).isNotEmpty().doesNotContainPattern("\\p{Cntrl}"));
        } catch (BodyRefused refused) {
            assertThat(refused.status()).isEqualTo(400);
        }
    }

    @Provide
    Arbitrary<byte[]> rubbish() {
        return Arbitraries.frequencyOf(
                        Tuple.of(
                                9,
                                Arbitraries.of("a=&%+0189CEFcefZ"
                                        .chars()
                                        .mapToObj(c -> (byte) c)
                                        .toList())),
                        Tuple.of(1, Arbitraries.bytes()))
                .array(byte[].class)
                .ofMaxSize(40);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
