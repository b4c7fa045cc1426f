package io.boxoffice.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the issuer publishes, and what happens to its keys and tokens. */
class BoxofficeIssuerTest {
    @RegisterExtension
    static final BoxofficeIssuer issuer = BoxofficeIssuer.forAudience("orders");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @AfterEach
    void asBefore() {
        issuer.clock().reset();
        issuer.comeBack();
    }

    @Test
    void metadataThenBothDocumentsNameTheKeys() throws Exception {
        String oauth = get("/.well-known/oauth-authorization-server").body();
        assertThat(get("/.well-known/openid-configuration").body()).isEqualTo(oauth);
        Map<String, Object> members = JSONObjectUtils.parse(oauth);
        assertThat(members).containsEntry("issuer", issuer.url());
        assertThat(keys(URI.create((String) members.get("jwks_uri"))).getKeys()).hasSizeGreaterThan(1);
    }

    @Test
    void keySetThenThePublicKeyThatSigns() throws Exception {
        JWKSet set = keys(issuer.keySet());
        assertThat(set.getKeys()).noneMatch(JWK::isPrivate);
        assertThat(set.getKeyByKeyId(kid(issuer.token("alice").signed()))).isNotNull();
    }

    @Test
    void anotherPathThenNotFound() throws Exception {
        for (String path : List.of("/", "/.well-known/jwks/orders.json/x", "/oauth2/token", "/statuslists/2")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void keySetReadThenCounted() throws Exception {
        int before = issuer.keySetReadings();
        keys(issuer.keySet());
        assertThat(issuer.keySetReadings()).isEqualTo(before + 1);
    }

    @Test
    void downThenUnavailableUntilItComesBack() throws Exception {
        issuer.goDown();
        assertThat(get("/.well-known/jwks/orders.json").statusCode()).isEqualTo(503);
        issuer.comeBack();
        assertThat(get("/.well-known/jwks/orders.json").statusCode()).isEqualTo(200);
    }

    @Test
    void keyRevokedThenPublishedNoMore() throws Exception {
        String before = issuer.token("alice").signed();
        issuer.revokeKey();
        assertThat(keys(issuer.keySet()).getKeyByKeyId(kid(before))).isNull();
        assertThat(keys(issuer.keySet()).getKeyByKeyId(kid(issuer.token("alice").signed())))
                .isNotNull();
        assertThat(kid(issuer.token("alice").byAWithdrawnKey())).isEqualTo(kid(before));
    }

    /** Token Status List 5.1: signed by the key of the audience, about itself, for a minute. */
    @Test
    void tokenRevokedThenItsBitAndNoOther() throws Exception {
        String revoked = issuer.token("alice").signed();
        String good = issuer.machineToken("partner").signed();
        issuer.revoke(revoked);
        issuer.clock().move(Duration.ofHours(1));
        JWSObject list = JWSObject.parse(get("/statuslists/1").body());
        assertThat(list.verify(new ECDSAVerifier(keys(issuer.keySet())
                        .getKeyByKeyId(list.getHeader().getKeyID())
                        .toECKey())))
                .isTrue();
        assertThat(list.getHeader().getType().getType()).isEqualTo("statuslist+jwt");
        assertThat(list.getPayload().toJSONObject())
                .containsEntry("sub", issuer.url() + "/statuslists/1")
                .containsEntry("ttl", 5L);
        long age = issuer.clock().instant().getEpochSecond()
                - JSONObjectUtils.getLong(list.getPayload().toJSONObject(), "iat");
        assertThat(age).isBetween(0L, 5L);
        assertThat(bit(list, revoked)).isOne();
        assertThat(bit(list, good)).isZero();
    }

    @Test
    void tokenWithoutAnIndexThenNotRevoked() {
        assertThatThrownBy(() -> issuer.revoke("a.b.c")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> issuer.revoke(issuer.token("alice").with(Fault.STATUS_AS_A_TEXT)))
                .isInstanceOf(IllegalArgumentException.class);
        try (BoxofficeIssuer without = BoxofficeIssuer.withoutStatusList("orders", SigningAlgorithm.ES256)) {
            assertThatThrownBy(() -> without.token("alice").revoked()).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> issuer.revoke(without.token("alice").signed()))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(without.refusedTokens()).noneMatch(wrong -> wrong.fault() == Fault.REVOKED);
        }
    }

    @Test
    void tokenOfAnotherIssuerThenNotRevoked() {
        try (BoxofficeIssuer other = BoxofficeIssuer.forAudience("orders")) {
            String foreign = other.token("alice").signed();
            assertThatThrownBy(() -> issuer.revoke(foreign)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void algorithmThenItsTokensAreGood(SigningAlgorithm algorithm) {
        try (BoxofficeIssuer other = BoxofficeIssuer.forAudience("orders", algorithm)) {
            OrdersService service =
                    new OrdersService(other.url(), other.keySet(), other.clock(), JWSAlgorithm.parse(algorithm.name()));
            assertThat(service.orders(other.token("alice").scope("orders.read").signed()))
                    .isEqualTo(200);
            assertThat(service.orders(other.token("alice").scope("orders.read").ofAnotherAlgorithm()))
                    .isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Orders", "another", "a b"})
    void audienceThatIsNoneThenAnError(String audience) {
        assertThatThrownBy(() -> BoxofficeIssuer.forAudience(audience))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the audience must be ");
    }

    /** With its classes loaded, as they are after the first issuer of a process; the median of many, so that one pause does not decide. */
    @Test
    void warmThenATokenIsThereAndItsKeyIsReadWithin200Milliseconds() throws Exception {
        long[] times = new long[9];
        for (int round = 0; round < times.length; round++) {
            long begun = System.nanoTime();
            try (BoxofficeIssuer other = BoxofficeIssuer.forAudience("orders")) {
                String kid = kid(other.token("alice").signed());
                assertThat(keys(other.keySet()).getKeyByKeyId(kid)).isNotNull();
                times[round] = System.nanoTime() - begun;
            }
        }
        Arrays.sort(times);
        assertThat(Duration.ofNanos(times[times.length / 2])).isLessThan(Duration.ofMillis(200));
    }

    @Test
    void closedThenNothingAnswers() {
        BoxofficeIssuer other = BoxofficeIssuer.forAudience("orders");
        other.close();
        assertThatThrownBy(() -> keys(other.keySet())).isInstanceOf(ConnectException.class);
    }

    /** The extension is also that of a class within the class, whose end is not its own. */
    @Nested
    class Inner {
        @RefusedTokens
        @ParameterizedTest
        void registeredOutsideThenItsTokens(RefusedToken wrong) {
            assertThat(wrong.toString()).startsWith(wrong.fault().name());
        }
    }

    private static int bit(JWSObject list, String token) throws ParseException, DataFormatException {
        Map<String, Object> statusList = statusList(list.getPayload().toJSONObject());
        Inflater inflater = new Inflater();
        inflater.setInput(Base64.getUrlDecoder().decode(JSONObjectUtils.getString(statusList, "lst")));
        byte[] bytes = new byte[1 << 18];
        inflater.inflate(bytes);
        inflater.end();
        int index = JSONObjectUtils.getInt(statusList(JSONObjectUtils.getJSONObject(claims(token), "status")), "idx");
        return bytes[index / 8] >> index % 8 & 1;
    }

    private static Map<String, Object> statusList(Map<String, Object> members) throws ParseException {
        return JSONObjectUtils.getJSONObject(members, "status_list");
    }

    private static Map<String, Object> claims(String token) throws ParseException {
        return JWSObject.parse(token).getPayload().toJSONObject();
    }

    private static String kid(String token) throws ParseException {
        return JWSObject.parse(token).getHeader().getKeyID();
    }

    private static JWKSet keys(URI uri) throws IOException, InterruptedException, ParseException {
        return JWKSet.parse(get(uri).body());
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return get(URI.create(issuer.url() + path));
    }

    private static HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
}
