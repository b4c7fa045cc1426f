package io.boxoffice.resourceserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import io.boxoffice.testkit.BoxofficeIssuer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.text.ParseException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a key set is read: often enough to know of a new key, and no oftener for strangers. */
class AudienceKeysTest {
    private static final Class<?> KNOWN = AudienceKeys.Known.class;
    private static final Class<?> UNKNOWN = AudienceKeys.Unknown.class;
    private static final Class<?> UNAVAILABLE = AudienceKeys.Unavailable.class;

    private final BoxofficeIssuer issuer = BoxofficeIssuer.forAudience("orders");
    private final AudienceKeys keys =
            new AudienceKeys(issuer.keySet(), new HttpFetch(HttpClient.newHttpClient()), issuer.clock());

    @BeforeEach
    void first() throws ParseException {
        assertThat(keys.find(kid())).isInstanceOf(KNOWN);
    }

    @AfterEach
    void close() {
        issuer.close();
    }

    @Test
    void knownKeyThenReadOnceInFiveMinutes() throws ParseException {
        issuer.clock().move(Duration.ofSeconds(290));
        assertThat(keys.find(kid())).isInstanceOf(KNOWN);
        assertThat(issuer.keySetReadings()).isEqualTo(1);
        issuer.clock().move(Duration.ofSeconds(11));
        assertThat(keys.find(kid())).isInstanceOf(KNOWN);
        assertThat(issuer.keySetReadings()).isEqualTo(2);
    }

    /** RFC 9111 5.2.2.1: not sooner than in a second, and not later than in five minutes. */
    @ParameterizedTest
    @CsvSource({
        "'public, max-age=30', 30",
        "'MAX-AGE=\"30\", public', 30",
        "max-age=0, 1",
        "max-age=86400, 300",
        "s-max-age=30, 300",
        "no-store, 300"
    })
    void toldForHowLongThenReadAgainBehindThat(String cacheControl, int seconds) throws IOException {
        try (Issuing other = new Issuing()) {
            other.cacheControl = cacheControl;
            URI keySet = URI.create(other.url() + "/.well-known/jwks/other.json");
            AudienceKeys read = new AudienceKeys(keySet, new HttpFetch(HttpClient.newHttpClient()), issuer.clock());
            assertThat(read.find("one")).isInstanceOf(KNOWN);
            // The clock goes on by itself meanwhile.
            Duration left = Duration.ofMillis(Math.min(10_000, seconds * 700L));
            issuer.clock().move(Duration.ofSeconds(seconds).minus(left));
            assertThat(read.find("one")).isInstanceOf(KNOWN);
            assertThat(other.keySetFetches).hasValue(1);
            issuer.clock().move(left);
            assertThat(read.find("one")).isInstanceOf(KNOWN);
            assertThat(other.keySetFetches).hasValue(2);
        }
    }

    @Test
    void keyRotatedThenKnownWithinTenSeconds() throws ParseException {
        issuer.rotateKey();
        assertThat(keys.find(kid())).isInstanceOf(UNKNOWN);
        issuer.clock().move(Duration.ofSeconds(10));
        assertThat(keys.find(kid())).isInstanceOf(KNOWN);
    }

    @Test
    void keyRevokedThenUnknownAfterTheNextReading() throws ParseException {
        String before = kid();
        issuer.revokeKey();
        issuer.clock().move(Duration.ofSeconds(10));
        assertThat(keys.find(kid())).isInstanceOf(KNOWN);
        assertThat(keys.find(before)).isInstanceOf(UNKNOWN);
    }

    /** However many ask for what there is not. */
    @Test
    void strangersThenOneReadingInTenSeconds() {
        issuer.clock().move(Duration.ofSeconds(10));
        IntStream.range(0, 200)
                .parallel()
                .forEach(number -> assertThat(keys.find("stranger-" + number)).isInstanceOf(UNKNOWN));
        assertThat(issuer.keySetReadings()).isEqualTo(2);
    }

    @Test
    void outageThenTheKeysAreBelievedForAQuarterOfAnHour() throws ParseException {
        issuer.goDown();
        issuer.clock().move(Duration.ofSeconds(890));
        assertThat(keys.find(kid())).isInstanceOf(KNOWN);
        issuer.clock().move(Duration.ofSeconds(11));
        assertThat(keys.find(kid())).isInstanceOf(UNAVAILABLE);
        issuer.comeBack();
        issuer.clock().move(Duration.ofSeconds(1));
        assertThat(keys.find(kid())).isInstanceOf(KNOWN);
    }

    private String kid() throws ParseException {
        return JWSObject.parse(issuer.token("alice").signed()).getHeader().getKeyID();
    }
}
