package io.boxoffice.resourceserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Token Status List 8.3, as a service elsewhere does it, against an issuer in this process. */
class StatusListFilterTest {
    private static final String NONE_OF_16 = "eNpjYAAAAAIAAQ";
    private static final String INDEX_0_OF_16 = "eNrbuRgAAhcBXQ";
    private static final int REVOKED = 401;
    private static final int STALE = 503;
    private static final int PASSED = 0;

    private final Issuing issuing;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Hand hand = new Hand();
    private StatusListFilter filter;

    StatusListFilterTest() throws IOException {
        issuing = new Issuing();
        filter = filter();
    }

    @BeforeEach
    void publishAGoodList() {
        publish(NONE_OF_16);
    }

    @AfterEach
    void close() {
        issuing.close();
    }

    @Test
    void bitNotSetThenPassedAndOneFetchForItsTtl() {
        for (int second = 0; second < 5; second++) {
            assertThat(answer(0)).isEqualTo(PASSED);
            hand.move(Duration.ofSeconds(1));
        }
        assertThat(issuing.fetches).hasValue(1);
        assertThat(answer(0)).isEqualTo(PASSED);
        assertThat(issuing.fetches).hasValue(2);
    }

    @Test
    void namedThenTheListIsReadUnderTheNameAndIsTheOneOfTheToken() {
        publish(INDEX_0_OF_16);
        assertThat(answer(0)).isEqualTo(REVOKED);
        assertThat(issuing.asked).isEqualTo("/statuslists/1");

        filter = StatusListFilter.named(StatusListSource.of(issuing.url(), "other"), "billing", http, hand);

        assertThat(answer(0)).isEqualTo(REVOKED);
        assertThat(issuing.asked).isEqualTo("/statuslists/1/billing");
    }

    @Test
    void nameThatIsNoneThenRefused() {
        StatusListSource source = StatusListSource.of(issuing.url(), "other");
        assertThatThrownBy(() -> StatusListFilter.named(source, "../api", http, hand))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bitSetThenInvalidToken() {
        publish(INDEX_0_OF_16);

        assertThat(answer(1)).isEqualTo(PASSED);
        StatusListFilter.Refusal refusal = filter.refusal(caller(0)).orElseThrow();
        assertThat(refusal.status()).isEqualTo(REVOKED);
        assertThat(refusal.value()).contains("error=\"invalid_token\"");
    }

    @Test
    void revokedLaterThenRefusedWhenTheTtlIsOver() {
        assertThat(answer(0)).isEqualTo(PASSED);
        hand.move(Duration.ofSeconds(5));
        publish(INDEX_0_OF_16);
        assertThat(answer(0)).isEqualTo(REVOKED);
    }

    @Test
    void olderListThanTheLastThenNotBelieved() {
        Map<String, Object> before = issuing.claims(hand.seconds(), NONE_OF_16);
        hand.move(Duration.ofSeconds(3));
        publish(INDEX_0_OF_16);
        assertThat(answer(0)).isEqualTo(REVOKED);
        hand.move(Duration.ofSeconds(5));
        issuing.publish(before);
        assertThat(answer(0)).isEqualTo(REVOKED);
        assertThat(issuing.fetches).hasValue(2);
    }

    @Test
    void issuerAwayThenTheLastListUntilItIsTooOld() {
        assertThat(answer(0)).isEqualTo(PASSED);
        issuing.away = true;
        hand.move(Duration.ofSeconds(30));
        assertThat(answer(0)).isEqualTo(PASSED);
        hand.move(Duration.ofSeconds(2));
        assertThat(answer(0)).isEqualTo(STALE);
        issuing.away = false;
        hand.move(Duration.ofSeconds(2));
        publish(NONE_OF_16);
        assertThat(answer(0)).isEqualTo(PASSED);
    }

    @Test
    void issuerAwayThenAskedOnceASecond() {
        issuing.away = true;
        for (int i = 0; i < 10; i++) {
            assertThat(answer(0)).isEqualTo(STALE);
        }
        assertThat(issuing.fetches).hasValue(1);
    }

    /** An issuer that goes on serving what it knew long ago is as good as away. */
    @Test
    void listServedThatIsTooOldThenStale() {
        hand.move(Duration.ofSeconds(31));
        for (int i = 0; i < 10; i++) {
            assertThat(answer(0)).isEqualTo(STALE);
        }
        assertThat(issuing.fetches).hasValue(1);
    }

    @Test
    void listThatIsNotAcceptableThenStale() {
        refused(claims -> claims.put("sub", issuing.url() + "/statuslists/2"));
        refused(claims -> claims.put("exp", hand.seconds()));
        refused(claims -> claims.put("iat", hand.seconds() + 60));
        refused(claims -> claims.remove("iat"));
        refused(claims -> claims.put("ttl", 0));
        refused(claims -> claims.remove("status_list"));
        refused(claims -> claims.put("status_list", Map.of("bits", 3, "lst", NONE_OF_16)));
        refused(claims -> claims.put("status_list", Map.of("bits", 1, "lst", "AAAA")));
    }

    @Test
    void listOfAnotherTypeOrKeyThenStale() {
        issuing.publish("at+jwt", issuing.claims(hand.seconds(), NONE_OF_16));
        assertThat(answer(0)).isEqualTo(STALE);
        filter = filter();
        issuing.publishAsAnother(issuing.claims(hand.seconds(), NONE_OF_16));
        assertThat(answer(0)).isEqualTo(STALE);
        filter = filter();
        issuing.list = "rubbish";
        assertThat(answer(0)).isEqualTo(STALE);
    }

    @Test
    void listOfMoreThanFourMebibytesThenStale() {
        String list = issuing.list;
        issuing.list = list + " ".repeat(4 << 20);
        assertThat(answer(0)).isEqualTo(STALE);
    }

    @Test
    void indexThatTheListDoesNotHaveThenRefused() {
        assertThat(answer(16)).isEqualTo(REVOKED);
    }

    @Test
    void claimThatIsMalformedOrNamesAnotherPlaceThenRefusedAndNothingFetched() {
        for (Object status : new Object[] {
            "x",
            Map.of(),
            Map.of("status_list", Map.of("idx", 0)),
            Map.of("status_list", Map.of("idx", -1, "uri", issuing.uri())),
            Map.of("status_list", Map.of("idx", "0", "uri", issuing.uri())),
            reference(0, "https://elsewhere.example/statuslists/1"),
            reference(0, issuing.url() + ".elsewhere.example/statuslists/1"),
            reference(0, issuing.url() + "/statuslists/1/../../api"),
        }) {
            assertThat(answer(Map.of("status", status))).as("%s", status).isEqualTo(REVOKED);
        }
        assertThat(issuing.fetches).hasValue(0);
    }

    @Test
    void noStatusClaimOrNoTokenThenPassed() {
        assertThat(answer(Map.of("sub", "alice"))).isEqualTo(PASSED);
        assertThat(filter.refusal(null)).isEmpty();
        assertThat(filter.refusal((Principal) () -> "alice")).isEmpty();
        assertThat(issuing.fetches).hasValue(0);
    }

    @Test
    void sourceWithoutTlsThenRefused() {
        assertThatThrownBy(() -> StatusListSource.of("http://tickets.example", "other"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** LG-03: an address that is refused may have a password in it. */
    @Test
    void sourceThatIsNoAddressThenNothingOfItsSecretsInTheMessage() {
        assertThatThrownBy(() -> StatusListSource.of("https://alice:canary@tickets.example^", "other"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageNotContaining("canary");
    }

    private StatusListFilter filter() {
        return new StatusListFilter(StatusListSource.of(issuing.url(), "other"), http, hand);
    }

    private void publish(String lst) {
        issuing.publish(issuing.claims(hand.seconds(), lst));
    }

    private void refused(Consumer<Map<String, Object>> spoil) {
        filter = filter();
        Map<String, Object> claims = issuing.claims(hand.seconds(), NONE_OF_16);
        spoil.accept(claims);
        issuing.publish(claims);
        assertThat(answer(0)).as("%s", claims).isEqualTo(STALE);
    }

    private int answer(long index) {
        return filter.refusal(caller(index))
                .map(StatusListFilter.Refusal::status)
                .orElse(PASSED);
    }

    private int answer(Map<String, Object> claims) {
        return filter.refusal(new Caller(issuing.token(claims)))
                .map(StatusListFilter.Refusal::status)
                .orElse(PASSED);
    }

    private Caller caller(long index) {
        return new Caller(issuing.token(Map.of("status", reference(index, issuing.uri()))));
    }

    private static Map<String, Object> reference(long index, String uri) {
        return Map.of("status_list", Map.of("idx", index, "uri", uri));
    }

    private static final class Hand extends Clock {
        private Instant now = Instant.parse("2026-11-22T08:00:00Z");

        void move(Duration by) {
            now = now.plus(by);
        }

        long seconds() {
            return now.getEpochSecond();
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
