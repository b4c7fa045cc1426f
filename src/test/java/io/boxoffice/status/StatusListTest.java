package io.boxoffice.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.oauth.Issuer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Token Status List 5.1 and 6.2. */
class StatusListTest {
    private static final Issuer ISSUER = new Issuer("https://tickets.example");
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    @Test
    void listThenTheClaimsOfTheDraft() {
        StatusBits bits = new StatusBits(StatusBitsTest.set(0, 3, 4, 5, 7, 8, 9, 13, 15), 16);
        String uri = StatusReference.uri(ISSUER, 7);

        List<Map<String, Object>> signed = new ArrayList<>();
        StatusList list = StatusList.of(uri, bits, NOW, claims -> {
            signed.add(claims);
            return "signed";
        });

        assertThat(list.text()).isEqualTo("signed");
        assertThat(list.expiresAt()).isEqualTo(NOW.plusSeconds(60));
        assertThat(signed)
                .containsExactly(Map.of(
                        "sub",
                        "https://tickets.example/statuslists/7",
                        "iat",
                        NOW.getEpochSecond(),
                        "exp",
                        NOW.getEpochSecond() + 60,
                        "ttl",
                        5L,
                        "status_list",
                        Map.of("bits", 1, "lst", "eNrbuRgAAhcBXQ")));
    }

    @Test
    void referenceThenItNamesTheSubjectOfTheList() {
        StatusReference reference = StatusReference.of(ISSUER, 7, 12);

        assertThat(reference.claim())
                .isEqualTo(Map.of("status_list", Map.of("idx", 12, "uri", StatusReference.uri(ISSUER, 7))));
    }

    @Test
    void anotherTextThenAnotherTag() {
        StatusBits bits = new StatusBits(new BitSet(), 16);

        assertThat(StatusList.of("x", bits, NOW, claims -> "a").etag())
                .isNotEqualTo(StatusList.of("x", bits, NOW, claims -> "b").etag());
    }

    /** 13.3: no list that tells of the former token is believed any more when the next one has its index. */
    @Test
    void freeIndexThenEveryListThatToldOfItsTokenHasExpired() {
        Instant tokenExpired = IndexReuse.freeBefore(NOW);
        Instant lastListThatTellsOfIt = tokenExpired.plusSeconds(60);

        assertThat(IndexReuse.countsAfter(lastListThatTellsOfIt)).isEqualTo(tokenExpired);
        assertThat(lastListThatTellsOfIt.plus(StatusList.LIFE).plusSeconds(60)).isBeforeOrEqualTo(NOW);
    }
}
